#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace motcua::storage {

// SHA-256 of the bytes, as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

// The same of bytes that come piece by piece.
class Sha256 {
public:
    Sha256();
    void take(std::string_view bytes);
    std::string hex() &&;

private:
    // Room for libsodium's state, which only hashes.cpp knows.
    alignas(16) std::array<unsigned char, 128> state_{};
};

// `count` bytes from the system's random source, as hexadecimal digits.
std::string random_hex(std::size_t count);

}  // namespace motcua::storage
