# Every source is as clang-format 19 writes it.  cmake -DROOT=… -P tests/format_test.cmake
cmake_minimum_required(VERSION 3.25)

find_program(formatter clang-format-19)
if(NOT formatter)
  message(FATAL_ERROR "clang-format-19 is missing; it is in deploy/packages.txt")
endif()
file(GLOB_RECURSE sources "${ROOT}/domain/*.[ch]pp" "${ROOT}/storage/*.[ch]pp" "${ROOT}/api/*.[ch]pp"
     "${ROOT}/server/*.[ch]pp" "${ROOT}/tests/*.[ch]pp")
list(LENGTH sources count)
if(count LESS 100)
  message(FATAL_ERROR "only ${count} sources below ${ROOT}: is that the right folder?")
endif()
execute_process(COMMAND "${formatter}" --dry-run --Werror ${sources} ERROR_VARIABLE report RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${report}\nclang-format-19 -i mends it")
endif()
message(STATUS "${count} sources are formatted")
