# Run by embed_files(): writes OUTPUT with one raw string literal for each of FILES. With sv its length need not be
# counted: of a third of a million letters that takes more steps than a constant expression may.
set(entries "")
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" text)
  string(APPEND entries "    {\"${name}\", R\"embedded(${text})embedded\"sv},\n")
endforeach()
file(WRITE "${OUTPUT}"
"// Generated from the files it names; do not edit.
#include \"domain/embedded.hpp\"

namespace motcua {

std::span<const EmbeddedFile> embedded_${LIST}();

std::span<const EmbeddedFile> embedded_${LIST}()
{
    using namespace std::string_view_literals;
    static constexpr EmbeddedFile files[] = {
${entries}    };
    return files;
}

}  // namespace motcua
")
