#include "storage/hashes.hpp"

#include <sodium.h>

#include <array>
#include <type_traits>
#include <vector>

namespace motcua::storage {
namespace {

std::string hex(const unsigned char* bytes, std::size_t count)
{
    std::string text(count * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes, count);
    text.pop_back();
    return text;
}

crypto_hash_sha256_state& state_in(std::array<unsigned char, 128>& room)
{
    static_assert(sizeof(crypto_hash_sha256_state) <= sizeof room);
    static_assert(std::is_trivially_copyable_v<crypto_hash_sha256_state>);
    return *reinterpret_cast<crypto_hash_sha256_state*>(room.data());
}

}  // namespace

std::string sha256_hex(std::string_view bytes)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return hex(digest.data(), digest.size());
}

Sha256::Sha256()
{
    crypto_hash_sha256_init(&state_in(state_));
}

void Sha256::take(std::string_view bytes)
{
    crypto_hash_sha256_update(&state_in(state_), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

std::string Sha256::hex() &&
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&state_in(state_), digest.data());
    return storage::hex(digest.data(), digest.size());
}

std::string random_hex(std::size_t count)
{
    std::vector<unsigned char> bytes(count);
    randombytes_buf(bytes.data(), bytes.size());
    return hex(bytes.data(), bytes.size());
}

}  // namespace motcua::storage
