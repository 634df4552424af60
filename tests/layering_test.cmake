# Holds the source text to the rules that no compiler checks: who may include whom, how coroutines await, what SOCI is
# given, and how long files are.  cmake -DROOT=… -P tests/layering_test.cmake
cmake_minimum_required(VERSION 3.25)

file(GLOB_RECURSE sources RELATIVE "${ROOT}" "${ROOT}/domain/*.[ch]pp" "${ROOT}/storage/*.[ch]pp" "${ROOT}/api/*.[ch]pp"
     "${ROOT}/server/*.[ch]pp" "${ROOT}/tests/*.[ch]pp")
list(LENGTH sources count)
if(count LESS 100)
  message(FATAL_ERROR "only ${count} sources below ${ROOT}: is that the right folder?")
endif()

# What grep said: 0 found something, 1 nothing, more is a failure of grep itself.
function(note why found result error)
  if(result GREATER 1)
    message(FATAL_ERROR "grep failed: ${error}")
  elseif(result EQUAL 0)
    set_property(GLOBAL APPEND_STRING PROPERTY broken "${why}:\n${found}")
  endif()
endfunction()

# Notes every line of the sources below `folder` that matches an extended regular expression.
function(forbid folder pattern why)
  execute_process(COMMAND grep -rnE "--include=*.cpp" "--include=*.hpp" -e "${pattern}" ${folder}
                  WORKING_DIRECTORY "${ROOT}" OUTPUT_VARIABLE found RESULT_VARIABLE result ERROR_VARIABLE error)
  note("${why}" "${found}" ${result} "${error}")
endfunction()

# Includes.
set(libraries "boost|soci|nlohmann|sodium|spdlog|CLI|toml|prometheus|kainjow|qrcodegen|sqlite3|libpq|utf8proc|csv")
forbid(domain "^ *# *include +\"(storage|api|server|tests)/" "domain knows nobody")
forbid(domain "^ *# *include +<(${libraries})|^ *# *include +<[^>]*[./][^>]*>" "domain includes the standard library only")
forbid(storage "^ *# *include +\"(api|server|tests)/" "storage knows only domain")
forbid(storage "^ *# *include +<(boost/beast|nlohmann)" "storage speaks neither HTTP nor JSON")
forbid(api "^ *# *include +\"(server|tests)/" "api knows only domain and storage")
forbid(api "^ *# *include +<(boost/beast|soci|libpq|sqlite3)" "api sees no socket and no SQL library")
forbid(api "soci::" "api uses storage::Session, not soci")
forbid(server "^ *# *include +\"tests/" "server knows no tests")
forbid(server/simulation "^ *# *include +\"(api|tests|server/[^/]*\")" "simulation knows domain and storage")
forbid(server/simulation "^ *# *include +<[^>]*[./][^>]*>" "simulation includes the standard library only")
forbid(server/simulation "random_device|uniform_|_distribution|system_clock" "a simulation is the same every time")
forbid(server "^ *# *include +<soci" "SQL belongs to storage")
forbid("domain;storage;api" "boost::beast|boost/beast" "Beast stays in server")
forbid("domain;storage;api" "include +<curl" "libcurl stays in server")
forbid("domain" "co_await|co_return|system_clock::now|steady_clock::now" "domain is pure: no coroutine, no clock")

# SOCI binds the address of what it is given: a temporary is gone when the statement runs.
forbid("storage" "[^_a-z]use\\([^)]*[({+]|[^_a-z]use\\(\"|[^_a-z]use\\([0-9]" "use() of a temporary")

# One co_await per full expression, nothing but names and calls in it: GCC destroys other temporaries twice.
set(await [=[\b(if|switch|while)\s*\((?![^;()]*;)[^{]*co_await|\?[^;:]*co_await[^;]*:|\?[^;]*:\s*\(?co_await|co_await[^;\[]*\[(?!\s*((&\w*|this)\s*(,\s*(&\w+|this)\s*)*)?\])[^\]]*\]\s*[({]|co_await[^;(]*\([^;]*[\w>]\{[^;]*;|[\w>]\s*\{[^;}]*co_await]=])
execute_process(COMMAND grep -nPr "--include=*.cpp" "--include=*.hpp" -e "${await}" api server storage
                WORKING_DIRECTORY "${ROOT}" OUTPUT_VARIABLE found RESULT_VARIABLE result ERROR_VARIABLE error)
note("an await that does not stand alone" "${found}" ${result} "${error}")

# Lengths. A file past its limit is split by feature, or stands here with the reason why it is one thing.
set(long_files
    storage/database.hpp   # templates of one class
    storage/session.hpp    # templates of one class
    # Still to be split by feature; none may be added.
    tests/bench/fill.cpp tests/bench/load_scripts.hpp tests/domain/calendars.hpp
    tests/domain/deadline_test.cpp tests/domain/naive_clock.hpp tests/server/connection_test.cpp
    tests/support/dossiers.hpp)
foreach(source IN LISTS sources)
  execute_process(COMMAND wc -l "${ROOT}/${source}" OUTPUT_VARIABLE lines)
  string(REGEX MATCH "[0-9]+" lines "${lines}")
  set(most 300)
  if(source MATCHES "hpp$")
    set(most 150)
  endif()
  if(lines GREATER most AND NOT source IN_LIST long_files)
    set_property(GLOBAL APPEND_STRING PROPERTY broken "longer than ${most} lines: ${source} (${lines})\n")
  endif()
endforeach()

get_property(broken GLOBAL PROPERTY broken)
if(broken)
  message(FATAL_ERROR "${broken}")
endif()
message(STATUS "${count} sources keep the rules")
