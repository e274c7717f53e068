#pragma once

#include <sleef.h>

#include "sim/base/pack.hpp"

/// The elementary functions of math.hpp in lanes, with the same bits.
namespace twinning::exact {

TWINNING_INLINE Pack<1> exp(Pack<1> x) {
  return Sleef_cinz_expd1_u10purec(x.v);
}
TWINNING_INLINE Pack<1> log(Pack<1> x) {
  return Sleef_cinz_logd1_u10purec(x.v);
}
TWINNING_INLINE Pack<1> sin(Pack<1> x) {
  return Sleef_cinz_sind1_u10purec(x.v);
}
TWINNING_INLINE Pack<1> cos(Pack<1> x) {
  return Sleef_cinz_cosd1_u10purec(x.v);
}

TWINNING_INLINE Pack<2> exp(Pack<2> x) { return Sleef_cinz_expd2_u10sse2(x.v); }
TWINNING_INLINE Pack<2> log(Pack<2> x) { return Sleef_cinz_logd2_u10sse2(x.v); }
TWINNING_INLINE Pack<2> sin(Pack<2> x) { return Sleef_cinz_sind2_u10sse2(x.v); }
TWINNING_INLINE Pack<2> cos(Pack<2> x) { return Sleef_cinz_cosd2_u10sse2(x.v); }

#ifdef __AVX2__
TWINNING_INLINE Pack<4> exp(Pack<4> x) { return Sleef_cinz_expd4_u10avx(x.v); }
TWINNING_INLINE Pack<4> log(Pack<4> x) { return Sleef_cinz_logd4_u10avx(x.v); }
TWINNING_INLINE Pack<4> sin(Pack<4> x) { return Sleef_cinz_sind4_u10avx(x.v); }
TWINNING_INLINE Pack<4> cos(Pack<4> x) { return Sleef_cinz_cosd4_u10avx(x.v); }
#endif

#ifdef __AVX512F__
TWINNING_INLINE Pack<8> exp(Pack<8> x) {
  return Sleef_cinz_expd8_u10avx512fnofma(x.v);
}
TWINNING_INLINE Pack<8> log(Pack<8> x) {
  return Sleef_cinz_logd8_u10avx512fnofma(x.v);
}
TWINNING_INLINE Pack<8> sin(Pack<8> x) {
  return Sleef_cinz_sind8_u10avx512fnofma(x.v);
}
TWINNING_INLINE Pack<8> cos(Pack<8> x) {
  return Sleef_cinz_cosd8_u10avx512fnofma(x.v);
}
#endif

}  // namespace twinning::exact
