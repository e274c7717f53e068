# Code for one instruction set must not end up in functions that all share: a
# processor without it would stop.  Fails if a kernel offers other objects a
# function that is not of its own width.
# Run by ctest as: cmake -D nm=<nm> -D library=<libtwinning_sim.a> -P this

execute_process(COMMAND ${nm} -C --defined-only ${library}
  OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE ";" "," symbols "${symbols}")
string(REPLACE "\n" ";" lines "${symbols}")

set(seen 0)
set(width 0)
foreach(line IN LISTS lines)
  if(line MATCHES "\\.o:$")
    set(width 0)
    if(line MATCHES "^kernel_avx2\\.")
      set(width 4)
    elseif(line MATCHES "^kernel_avx512\\.")
      set(width 8)
    endif()
  elseif(width AND line MATCHES "^[0-9a-f]+ [WVuTDBRG] (.*)")
    set(symbol "${CMAKE_MATCH_1}")
    math(EXPR seen "${seen} + 1")
    if(NOT symbol MATCHES "(Lanes|Kernel|Pack|Mask|Words|Draws)<${width}>" AND
       NOT symbol MATCHES "twinning::avx(2|512)_kernel")
      message(SEND_ERROR "the kernel of ${width} lanes offers ${symbol}")
    endif()
  endif()
endforeach()
if(seen LESS 10)
  message(SEND_ERROR "${library}: the kernels were not found")
endif()
