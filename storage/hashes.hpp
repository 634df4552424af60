#pragma once

#include <string>
#include <string_view>

namespace motcua::storage {

// SHA-256 of the bytes, as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

// `count` bytes from the system's random source, as hexadecimal digits.
std::string random_hex(std::size_t count);

}  // namespace motcua::storage
