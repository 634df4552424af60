#include "api/secrets.hpp"

#include <sodium.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <unistd.h>

namespace motcua::api {
namespace {

// OWASP's recommended strength of Argon2id for log-ins, in the memory a small machine can spare for several at once.
constexpr unsigned long long kPasswordPasses = 3;
constexpr std::size_t kPasswordMemory = std::size_t{19} * 1024 * 1024;

std::string to_hex(const unsigned char* bytes, std::size_t count)
{
    std::string text(count * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes, count);
    text.pop_back();
    return text;
}

const unsigned char* bytes_of(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

// BLAKE2b of the text under the key, 32 bytes.
std::array<unsigned char, 32> keyed_digest(const std::array<unsigned char, 32>& key, std::string_view text)
{
    std::array<unsigned char, 32> digest{};
    crypto_generichash(digest.data(), digest.size(), bytes_of(text), text.size(), key.data(), key.size());
    return digest;
}

std::runtime_error key_error(const std::filesystem::path& path, const std::string& what)
{
    return std::runtime_error("key file " + path.string() + ": " + what);
}

std::string read_key_file(const std::filesystem::path& path)
{
    std::ifstream file{path};
    std::string text;
    if (!file || !std::getline(file, text)) throw key_error(path, "cannot be read");
    return text;
}

// Creates the file only if nobody else did meanwhile.
void make_key_file(const std::filesystem::path& path)
{
    if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path());
    std::array<unsigned char, 32> key{};
    randombytes_buf(key.data(), key.size());
    const std::string line = to_hex(key.data(), key.size()) + "\n";
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0 && errno == EEXIST) return;
    if (file < 0) throw key_error(path, std::string{"cannot be made: "} + std::strerror(errno));
    const bool written =
        ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!written) throw key_error(path, "cannot be written");
}

// `count` symbols drawn evenly from `alphabet`.
std::string random_symbols(std::string_view alphabet, std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))];
    }
    return text;
}

}  // namespace

Secrets Secrets::from_file(const std::filesystem::path& path)
{
    if (!std::filesystem::exists(path)) make_key_file(path);
    const std::string text = read_key_file(path);
    Key key{};
    std::size_t length = 0;
    const int status = sodium_hex2bin(key.data(), key.size(), text.data(), text.size(), nullptr, &length, nullptr);
    if (status != 0 || length != key.size()) throw key_error(path, "is not a key of 64 hexadecimal digits");
    return Secrets{key};
}

Secrets Secrets::random()
{
    Key key{};
    randombytes_buf(key.data(), key.size());
    return Secrets{key};
}

std::string Secrets::fingerprint() const
{
    return keyed_hash("fingerprint", "").substr(0, 16);
}

std::string Secrets::keyed_hash(std::string_view purpose, std::string_view text) const
{
    const auto digest = keyed_digest(key_, std::string{purpose} + '\0' + std::string{text});
    return to_hex(digest.data(), digest.size());
}

std::string Secrets::pin_hash(std::string_view code, std::string_view pin) const
{
    return keyed_hash("pin", std::string{code} + ":" + std::string{pin});
}

std::string Secrets::token_hash(std::string_view token) const
{
    return keyed_hash("token", token);
}

std::string Secrets::seal(std::string_view text, std::string_view passphrase) const
{
    const auto key = keyed_digest(key_, std::string{"seal"} + '\0' + std::string{passphrase});
    std::string box(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + text.size(), '\0');
    auto* nonce = reinterpret_cast<unsigned char*>(box.data());
    randombytes_buf(nonce, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(nonce + crypto_secretbox_NONCEBYTES, bytes_of(text), text.size(), nonce, key.data());
    return to_hex(nonce, box.size());
}

std::optional<std::string> Secrets::open(std::string_view sealed, std::string_view passphrase) const
{
    const auto key = keyed_digest(key_, std::string{"seal"} + '\0' + std::string{passphrase});
    std::string box(sealed.size() / 2, '\0');
    std::size_t length = 0;
    auto* bytes = reinterpret_cast<unsigned char*>(box.data());
    constexpr std::size_t kOverhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (sodium_hex2bin(bytes, box.size(), sealed.data(), sealed.size(), nullptr, &length, nullptr) != 0)
        return std::nullopt;
    if (length < kOverhead) return std::nullopt;
    std::string text(length - kOverhead, '\0');
    const int status =
        crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(text.data()), bytes + crypto_secretbox_NONCEBYTES,
                                   length - crypto_secretbox_NONCEBYTES, bytes, key.data());
    if (status != 0) return std::nullopt;
    return text;
}

std::string random_pin()
{
    return random_symbols("0123456789", 6);
}

std::string random_token()
{
    return random_symbols("0123456789BCGHKLMNPQTV", 20);
}

std::string random_bearer()
{
    return random_symbols("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 43);
}

std::string hash_password(const std::string& password)
{
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    const int status =
        crypto_pwhash_str(hash.data(), password.data(), password.size(), kPasswordPasses, kPasswordMemory);
    if (status != 0) throw std::bad_alloc{};
    return hash.data();
}

bool verify_password(const std::string& hash, const std::string& password)
{
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace motcua::api
