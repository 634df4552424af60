#pragma once

#include <span>
#include <string_view>

namespace motcua {

// A text file built into the program.
struct EmbeddedFile {
    std::string_view name;
    std::string_view text;
};

}  // namespace motcua
