# embed_files(target NAME list_name FILES…): compiles text files into `target` as
#   std::span<const motcua::EmbeddedFile> motcua::embedded_<list_name>()
# so that the program is one file. Names are the files' own, in the order given.
function(embed_files target list_name)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/embedded_${list_name}.cpp")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${output}" "-DLIST=${list_name}" "-DFILES=${ARGN}"
            -P "${CMAKE_SOURCE_DIR}/deploy/cmake/embed_script.cmake"
    DEPENDS ${ARGN} "${CMAKE_SOURCE_DIR}/deploy/cmake/embed_script.cmake"
    VERBATIM)
  # A whole file is one literal; both compilers take far longer ones than the standard obliges them to.
  set_source_files_properties("${output}" PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  target_sources(${target} PRIVATE "${output}")
endfunction()
