#pragma once

#include <immintrin.h>

#include <cmath>
#include <cstdint>

/// Numbers in the lanes of a register.
///
/// A formula of the model is written once over Pack and reads as for one
/// number; a branch is a `select`.  Pack<1> is a plain double, Pack<2> needs
/// SSE2, Pack<4> AVX2 and Pack<8> AVX-512; each exists only where the compiler
/// was told that the processor has it.  All operations round as IEEE doubles
/// do, so that every width gives the same bits.
///
///     Pack<N>   N doubles
///     Mask<N>   N truth values; `bits` has one bit a lane
///     Words<N>  N unsigned integers of 64 bits, for random numbers
#define TWINNING_INLINE [[gnu::always_inline]] inline

/// Before a loop over sides or kinds, whose turns are worth writing out: what
/// they share then stays in registers.
#define TWINNING_UNROLL _Pragma("GCC unroll 4")

namespace twinning {

template <int lanes>
struct Pack;
template <int lanes>
struct Mask;
template <int lanes>
struct Words;

// --- one lane ---------------------------------------------------------------

template <>
struct Mask<1> {
  bool v;
};
template <>
struct Pack<1> {
  double v;
  static constexpr int lanes = 1;
  using MaskType = Mask<1>;
  using WordsType = Words<1>;
  Pack() = default;
  TWINNING_INLINE Pack(double x) : v{x} {}
  TWINNING_INLINE static Pack load(const double* from) { return *from; }
  TWINNING_INLINE void store(double* to) const { *to = v; }
};
template <>
struct Words<1> {
  std::uint64_t v;
  Words() = default;
  TWINNING_INLINE Words(std::uint64_t x) : v{x} {}
  TWINNING_INLINE static Words load(const std::uint64_t* from) { return *from; }
  TWINNING_INLINE void store(std::uint64_t* to) const { *to = v; }
};

TWINNING_INLINE Pack<1> operator+(Pack<1> a, Pack<1> b) { return a.v + b.v; }
TWINNING_INLINE Pack<1> operator-(Pack<1> a, Pack<1> b) { return a.v - b.v; }
TWINNING_INLINE Pack<1> operator*(Pack<1> a, Pack<1> b) { return a.v * b.v; }
TWINNING_INLINE Pack<1> operator/(Pack<1> a, Pack<1> b) { return a.v / b.v; }
TWINNING_INLINE Mask<1> operator<(Pack<1> a, Pack<1> b) { return {a.v < b.v}; }
TWINNING_INLINE Mask<1> operator<=(Pack<1> a, Pack<1> b) {
  return {a.v <= b.v};
}
TWINNING_INLINE Mask<1> operator==(Pack<1> a, Pack<1> b) {
  return {a.v == b.v};
}
TWINNING_INLINE Mask<1> operator&(Mask<1> a, Mask<1> b) { return {a.v && b.v}; }
TWINNING_INLINE Mask<1> operator|(Mask<1> a, Mask<1> b) { return {a.v || b.v}; }
TWINNING_INLINE Mask<1> operator!(Mask<1> a) { return {!a.v}; }
TWINNING_INLINE unsigned bits(Mask<1> a) { return a.v ? 1u : 0u; }
TWINNING_INLINE Pack<1> select(Mask<1> when, Pack<1> a, Pack<1> b) {
  return when.v ? a : b;
}
TWINNING_INLINE Pack<1> zero_unless(Mask<1> when, Pack<1> a) {
  return when.v ? a : Pack<1>{0.0};
}
TWINNING_INLINE Pack<1> max(Pack<1> a, Pack<1> b) { return a.v > b.v ? a : b; }
TWINNING_INLINE Pack<1> min(Pack<1> a, Pack<1> b) { return a.v < b.v ? a : b; }
TWINNING_INLINE Pack<1> sqrt(Pack<1> a) { return std::sqrt(a.v); }
TWINNING_INLINE Words<1> operator^(Words<1> a, Words<1> b) { return a.v ^ b.v; }
TWINNING_INLINE Words<1> xor3(Words<1> a, Words<1> b, Words<1> c) {
  return a.v ^ b.v ^ c.v;
}
TWINNING_INLINE Words<1> times_low(Words<1> a, Words<1> b) {
  return (a.v & 0xffffffffu) * (b.v & 0xffffffffu);
}
TWINNING_INLINE Words<1> high(Words<1> a) { return a.v >> 32; }
TWINNING_INLINE Pack<1> uniform(Words<1> a) {
  return (double(a.v & 0xffffffffu) + 0.5) * 0x1p-32;
}

// --- two lanes: SSE2, on every 64-bit x86 -----------------------------------

template <>
struct Mask<2> {
  __m128d v;
};
template <>
struct Pack<2> {
  __m128d v;
  static constexpr int lanes = 2;
  using MaskType = Mask<2>;
  using WordsType = Words<2>;
  Pack() = default;
  TWINNING_INLINE Pack(__m128d x) : v{x} {}
  TWINNING_INLINE Pack(double x) : v{_mm_set1_pd(x)} {}
  TWINNING_INLINE static Pack load(const double* from) {
    return _mm_load_pd(from);
  }
  TWINNING_INLINE void store(double* to) const { _mm_store_pd(to, v); }
};
template <>
struct Words<2> {
  __m128i v;
  Words() = default;
  TWINNING_INLINE Words(__m128i x) : v{x} {}
  TWINNING_INLINE Words(std::uint64_t x)
      : v{_mm_set1_epi64x(static_cast<long long>(x))} {}
  TWINNING_INLINE static Words load(const std::uint64_t* from) {
    return _mm_load_si128(reinterpret_cast<const __m128i*>(from));
  }
  TWINNING_INLINE void store(std::uint64_t* to) const {
    _mm_store_si128(reinterpret_cast<__m128i*>(to), v);
  }
};

TWINNING_INLINE Pack<2> operator+(Pack<2> a, Pack<2> b) {
  return _mm_add_pd(a.v, b.v);
}
TWINNING_INLINE Pack<2> operator-(Pack<2> a, Pack<2> b) {
  return _mm_sub_pd(a.v, b.v);
}
TWINNING_INLINE Pack<2> operator*(Pack<2> a, Pack<2> b) {
  return _mm_mul_pd(a.v, b.v);
}
TWINNING_INLINE Pack<2> operator/(Pack<2> a, Pack<2> b) {
  return _mm_div_pd(a.v, b.v);
}
TWINNING_INLINE Mask<2> operator<(Pack<2> a, Pack<2> b) {
  return {_mm_cmplt_pd(a.v, b.v)};
}
TWINNING_INLINE Mask<2> operator<=(Pack<2> a, Pack<2> b) {
  return {_mm_cmple_pd(a.v, b.v)};
}
TWINNING_INLINE Mask<2> operator==(Pack<2> a, Pack<2> b) {
  return {_mm_cmpeq_pd(a.v, b.v)};
}
TWINNING_INLINE Mask<2> operator&(Mask<2> a, Mask<2> b) {
  return {_mm_and_pd(a.v, b.v)};
}
TWINNING_INLINE Mask<2> operator|(Mask<2> a, Mask<2> b) {
  return {_mm_or_pd(a.v, b.v)};
}
TWINNING_INLINE Mask<2> operator!(Mask<2> a) {
  return {_mm_xor_pd(a.v, _mm_castsi128_pd(_mm_set1_epi64x(-1)))};
}
TWINNING_INLINE unsigned bits(Mask<2> a) {
  return static_cast<unsigned>(_mm_movemask_pd(a.v));
}
TWINNING_INLINE Pack<2> select(Mask<2> when, Pack<2> a, Pack<2> b) {
  return _mm_or_pd(_mm_and_pd(when.v, a.v), _mm_andnot_pd(when.v, b.v));
}
TWINNING_INLINE Pack<2> zero_unless(Mask<2> when, Pack<2> a) {
  return _mm_and_pd(when.v, a.v);
}
TWINNING_INLINE Pack<2> max(Pack<2> a, Pack<2> b) {
  return _mm_max_pd(a.v, b.v);
}
TWINNING_INLINE Pack<2> min(Pack<2> a, Pack<2> b) {
  return _mm_min_pd(a.v, b.v);
}
TWINNING_INLINE Pack<2> sqrt(Pack<2> a) { return _mm_sqrt_pd(a.v); }
TWINNING_INLINE Words<2> operator^(Words<2> a, Words<2> b) {
  return _mm_xor_si128(a.v, b.v);
}
TWINNING_INLINE Words<2> xor3(Words<2> a, Words<2> b, Words<2> c) {
  return _mm_xor_si128(a.v, _mm_xor_si128(b.v, c.v));
}
TWINNING_INLINE Words<2> times_low(Words<2> a, Words<2> b) {
  return _mm_mul_epu32(a.v, b.v);
}
TWINNING_INLINE Words<2> high(Words<2> a) { return _mm_srli_epi64(a.v, 32); }
TWINNING_INLINE Pack<2> uniform(Words<2> a) {
  const __m128i low = _mm_set1_epi64x(0xffffffff);
  const __m128i exponent = _mm_set1_epi64x(0x4130000000000000);
  const __m128i word = _mm_or_si128(_mm_and_si128(a.v, low), exponent);
  return _mm_sub_pd(_mm_castsi128_pd(word), _mm_set1_pd(0x1p20 - 0x1p-33));
}

// --- four lanes: AVX2 -------------------------------------------------------

#ifdef __AVX2__
template <>
struct Mask<4> {
  __m256d v;
};
template <>
struct Pack<4> {
  __m256d v;
  static constexpr int lanes = 4;
  using MaskType = Mask<4>;
  using WordsType = Words<4>;
  Pack() = default;
  TWINNING_INLINE Pack(__m256d x) : v{x} {}
  TWINNING_INLINE Pack(double x) : v{_mm256_set1_pd(x)} {}
  TWINNING_INLINE static Pack load(const double* from) {
    return _mm256_load_pd(from);
  }
  TWINNING_INLINE void store(double* to) const { _mm256_store_pd(to, v); }
};
template <>
struct Words<4> {
  __m256i v;
  Words() = default;
  TWINNING_INLINE Words(__m256i x) : v{x} {}
  TWINNING_INLINE Words(std::uint64_t x)
      : v{_mm256_set1_epi64x(static_cast<long long>(x))} {}
  TWINNING_INLINE static Words load(const std::uint64_t* from) {
    return _mm256_load_si256(reinterpret_cast<const __m256i*>(from));
  }
  TWINNING_INLINE void store(std::uint64_t* to) const {
    _mm256_store_si256(reinterpret_cast<__m256i*>(to), v);
  }
};

TWINNING_INLINE Pack<4> operator+(Pack<4> a, Pack<4> b) {
  return _mm256_add_pd(a.v, b.v);
}
TWINNING_INLINE Pack<4> operator-(Pack<4> a, Pack<4> b) {
  return _mm256_sub_pd(a.v, b.v);
}
TWINNING_INLINE Pack<4> operator*(Pack<4> a, Pack<4> b) {
  return _mm256_mul_pd(a.v, b.v);
}
TWINNING_INLINE Pack<4> operator/(Pack<4> a, Pack<4> b) {
  return _mm256_div_pd(a.v, b.v);
}
TWINNING_INLINE Mask<4> operator<(Pack<4> a, Pack<4> b) {
  return {_mm256_cmp_pd(a.v, b.v, _CMP_LT_OQ)};
}
TWINNING_INLINE Mask<4> operator<=(Pack<4> a, Pack<4> b) {
  return {_mm256_cmp_pd(a.v, b.v, _CMP_LE_OQ)};
}
TWINNING_INLINE Mask<4> operator==(Pack<4> a, Pack<4> b) {
  return {_mm256_cmp_pd(a.v, b.v, _CMP_EQ_OQ)};
}
TWINNING_INLINE Mask<4> operator&(Mask<4> a, Mask<4> b) {
  return {_mm256_and_pd(a.v, b.v)};
}
TWINNING_INLINE Mask<4> operator|(Mask<4> a, Mask<4> b) {
  return {_mm256_or_pd(a.v, b.v)};
}
TWINNING_INLINE Mask<4> operator!(Mask<4> a) {
  return {_mm256_xor_pd(a.v, _mm256_castsi256_pd(_mm256_set1_epi64x(-1)))};
}
TWINNING_INLINE unsigned bits(Mask<4> a) {
  return static_cast<unsigned>(_mm256_movemask_pd(a.v));
}
TWINNING_INLINE Pack<4> select(Mask<4> when, Pack<4> a, Pack<4> b) {
  return _mm256_blendv_pd(b.v, a.v, when.v);
}
TWINNING_INLINE Pack<4> zero_unless(Mask<4> when, Pack<4> a) {
  return _mm256_and_pd(when.v, a.v);
}
TWINNING_INLINE Pack<4> max(Pack<4> a, Pack<4> b) {
  return _mm256_max_pd(a.v, b.v);
}
TWINNING_INLINE Pack<4> min(Pack<4> a, Pack<4> b) {
  return _mm256_min_pd(a.v, b.v);
}
TWINNING_INLINE Pack<4> sqrt(Pack<4> a) { return _mm256_sqrt_pd(a.v); }
TWINNING_INLINE Words<4> operator^(Words<4> a, Words<4> b) {
  return _mm256_xor_si256(a.v, b.v);
}
TWINNING_INLINE Words<4> xor3(Words<4> a, Words<4> b, Words<4> c) {
  return _mm256_xor_si256(a.v, _mm256_xor_si256(b.v, c.v));
}
TWINNING_INLINE Words<4> times_low(Words<4> a, Words<4> b) {
  return _mm256_mul_epu32(a.v, b.v);
}
TWINNING_INLINE Words<4> high(Words<4> a) { return _mm256_srli_epi64(a.v, 32); }
TWINNING_INLINE Pack<4> uniform(Words<4> a) {
  const __m256i exponent = _mm256_set1_epi64x(0x4130000000000000);
  const __m256i word = _mm256_blend_epi32(exponent, a.v, 0b01010101);
  return _mm256_sub_pd(_mm256_castsi256_pd(word),
                       _mm256_set1_pd(0x1p20 - 0x1p-33));
}
#endif

// --- eight lanes: AVX-512 ---------------------------------------------------

#ifdef __AVX512F__
template <>
struct Mask<8> {
  __mmask8 v;
};
template <>
struct Pack<8> {
  __m512d v;
  static constexpr int lanes = 8;
  using MaskType = Mask<8>;
  using WordsType = Words<8>;
  Pack() = default;
  TWINNING_INLINE Pack(__m512d x) : v{x} {}
  TWINNING_INLINE Pack(double x) : v{_mm512_set1_pd(x)} {}
  TWINNING_INLINE static Pack load(const double* from) {
    return _mm512_load_pd(from);
  }
  TWINNING_INLINE void store(double* to) const { _mm512_store_pd(to, v); }
};
template <>
struct Words<8> {
  __m512i v;
  Words() = default;
  TWINNING_INLINE Words(__m512i x) : v{x} {}
  TWINNING_INLINE Words(std::uint64_t x)
      : v{_mm512_set1_epi64(static_cast<long long>(x))} {}
  TWINNING_INLINE static Words load(const std::uint64_t* from) {
    return _mm512_load_si512(from);
  }
  TWINNING_INLINE void store(std::uint64_t* to) const {
    _mm512_store_si512(to, v);
  }
};

TWINNING_INLINE Pack<8> operator+(Pack<8> a, Pack<8> b) {
  return _mm512_add_pd(a.v, b.v);
}
TWINNING_INLINE Pack<8> operator-(Pack<8> a, Pack<8> b) {
  return _mm512_sub_pd(a.v, b.v);
}
TWINNING_INLINE Pack<8> operator*(Pack<8> a, Pack<8> b) {
  return _mm512_mul_pd(a.v, b.v);
}
TWINNING_INLINE Pack<8> operator/(Pack<8> a, Pack<8> b) {
  return _mm512_div_pd(a.v, b.v);
}
TWINNING_INLINE Mask<8> operator<(Pack<8> a, Pack<8> b) {
  return {_mm512_cmp_pd_mask(a.v, b.v, _CMP_LT_OQ)};
}
TWINNING_INLINE Mask<8> operator<=(Pack<8> a, Pack<8> b) {
  return {_mm512_cmp_pd_mask(a.v, b.v, _CMP_LE_OQ)};
}
TWINNING_INLINE Mask<8> operator==(Pack<8> a, Pack<8> b) {
  return {_mm512_cmp_pd_mask(a.v, b.v, _CMP_EQ_OQ)};
}
TWINNING_INLINE Mask<8> operator&(Mask<8> a, Mask<8> b) {
  return {static_cast<__mmask8>(a.v & b.v)};
}
TWINNING_INLINE Mask<8> operator|(Mask<8> a, Mask<8> b) {
  return {static_cast<__mmask8>(a.v | b.v)};
}
TWINNING_INLINE Mask<8> operator!(Mask<8> a) {
  return {static_cast<__mmask8>(~a.v)};
}
TWINNING_INLINE unsigned bits(Mask<8> a) { return a.v; }
TWINNING_INLINE Pack<8> select(Mask<8> when, Pack<8> a, Pack<8> b) {
  return _mm512_mask_blend_pd(when.v, b.v, a.v);
}
TWINNING_INLINE Pack<8> zero_unless(Mask<8> when, Pack<8> a) {
  return _mm512_maskz_mov_pd(when.v, a.v);
}
TWINNING_INLINE Pack<8> max(Pack<8> a, Pack<8> b) {
  return _mm512_max_pd(a.v, b.v);
}
TWINNING_INLINE Pack<8> min(Pack<8> a, Pack<8> b) {
  return _mm512_min_pd(a.v, b.v);
}
TWINNING_INLINE Pack<8> sqrt(Pack<8> a) { return _mm512_sqrt_pd(a.v); }
TWINNING_INLINE Words<8> operator^(Words<8> a, Words<8> b) {
  return _mm512_xor_si512(a.v, b.v);
}
TWINNING_INLINE Words<8> xor3(Words<8> a, Words<8> b, Words<8> c) {
  return _mm512_ternarylogic_epi64(a.v, b.v, c.v, 0x96);
}
TWINNING_INLINE Words<8> times_low(Words<8> a, Words<8> b) {
  return _mm512_mul_epu32(a.v, b.v);
}
TWINNING_INLINE Words<8> high(Words<8> a) { return _mm512_srli_epi64(a.v, 32); }
TWINNING_INLINE Pack<8> uniform(Words<8> a) {
  const __m512i low = _mm512_set1_epi64(0xffffffff);
  const __m512i exponent = _mm512_set1_epi64(0x4130000000000000);
  const __m512i word = _mm512_ternarylogic_epi64(a.v, low, exponent, 0xea);
  return _mm512_sub_pd(_mm512_castsi512_pd(word),
                       _mm512_set1_pd(0x1p20 - 0x1p-33));
}
#endif

// --- the same for every width -----------------------------------------------

/// Numbers that lie anywhere: from[index[0]], from[index[1]], …
template <int lanes>
TWINNING_INLINE Pack<lanes> gather(const double* from,
                                   const std::uint32_t* index) {
  alignas(64) double values[lanes];
  for (int lane = 0; lane < lanes; ++lane) values[lane] = from[index[lane]];
  return Pack<lanes>::load(values);
}
#ifdef __AVX2__
template <>
TWINNING_INLINE Pack<4> gather<4>(const double* from,
                                  const std::uint32_t* index) {
  return _mm256_i32gather_pd(
      from, _mm_loadu_si128(reinterpret_cast<const __m128i*>(index)), 8);
}
#endif
#ifdef __AVX512F__
template <>
TWINNING_INLINE Pack<8> gather<8>(const double* from,
                                  const std::uint32_t* index) {
  return _mm512_i32gather_pd(
      _mm256_loadu_si256(reinterpret_cast<const __m256i*>(index)), from, 8);
}
#endif

/// Numbers in a row, wherever the row starts.
template <int lanes>
TWINNING_INLINE Pack<lanes> load_anywhere(const double* from) {
  Pack<lanes> values;
  __builtin_memcpy(&values, from, sizeof values);
  return values;
}

template <int lanes>
TWINNING_INLINE Mask<lanes> operator>(Pack<lanes> a, Pack<lanes> b) {
  return b < a;
}
/// The same truth value in every lane.
template <int lanes>
TWINNING_INLINE Mask<lanes> truth(bool value) {
  return Pack<lanes>(0.0) < Pack<lanes>(value ? 1.0 : 0.0);
}
template <int lanes>
TWINNING_INLINE bool any(Mask<lanes> a) {
  return bits(a) != 0;
}
template <int lanes>
TWINNING_INLINE Pack<lanes>& operator+=(Pack<lanes>& a, Pack<lanes> b) {
  return a = a + b;
}

}  // namespace twinning
