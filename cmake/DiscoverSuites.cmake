# Writes one CTest case per GoogleTest suite of a program, or per instance where a suite has parameters: starting a
# program costs more than most tests. Run after the program was built, as
#   cmake -D PROGRAM=… -D PREFIX=… -D ALONE=REGEX -D OUTPUT=… -P DiscoverSuites.cmake
# PROGRAM is a list: before a program for another machine comes its emulator. Suites whose name matches ALONE time
# something, so nothing runs beside them.
execute_process(COMMAND ${PROGRAM} --gtest_list_tests OUTPUT_VARIABLE listing COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE ";" "," listing "${listing}")
string(REPLACE "\n" ";" lines "${listing}")

set(cases "")
foreach(line IN LISTS lines)
  if(line MATCHES "^([^ ]+)\\.")
    set(suite ${CMAKE_MATCH_1})
  elseif(line MATCHES "^  [^ /]+/([^ ]+)")
    list(APPEND cases "${suite}.*/${CMAKE_MATCH_1}")
  elseif(line MATCHES "^  ")
    list(APPEND cases "${suite}.*")
  endif()
endforeach()
list(REMOVE_DUPLICATES cases)
list(JOIN PROGRAM "]==] [==[" command)
list(LENGTH PROGRAM words)
set(seconds 300)
if(words GREATER 1)
  set(seconds 3000)  # In an emulator.
endif()

set(script "")
foreach(filter IN LISTS cases)
  string(REGEX REPLACE "\\.\\*" "" name "${filter}")
  string(APPEND script "add_test([==[${PREFIX}.${name}]==] [==[${command}]==] [==[--gtest_filter=${filter}]==] --gtest_brief=1)\n")
  set(properties "TIMEOUT ${seconds}")
  if(NOT ALONE STREQUAL "" AND filter MATCHES "${ALONE}")
    string(APPEND properties " RUN_SERIAL TRUE")
  endif()
  string(APPEND script "set_tests_properties([==[${PREFIX}.${name}]==] PROPERTIES ${properties})\n")
endforeach()
file(WRITE ${OUTPUT} "${script}")
