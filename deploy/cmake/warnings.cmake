# One set of warnings for our own code; system headers are spared.
add_library(warnings INTERFACE)
target_compile_options(warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wcast-align -Wcast-qual -Wformat=2
  -Wnon-virtual-dtor -Woverloaded-virtual -Wdouble-promotion -Wimplicit-fallthrough -Wextra-semi -Wsuggest-override
  -Wundef -Wunused -Wredundant-decls -Wmissing-declarations)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(warnings INTERFACE -Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wuseless-cast)
endif()
if(MOTCUA_WARNINGS_AS_ERRORS)
  target_compile_options(warnings INTERFACE -Werror)
endif()
