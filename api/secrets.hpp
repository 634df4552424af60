#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace motcua::api {

// What is made and checked with the service's secret key. The key lives in a file outside the database, so that a copy
// of the database alone opens nothing.
class Secrets {
public:
    // Reads the key file, or makes it (mode 0600) when it does not exist. Throws std::runtime_error with a sentence for
    // the operator when it cannot be read, made, or is not a key.
    static Secrets from_file(const std::filesystem::path& path);

    // A key of its own, for tests.
    static Secrets random();

    // A name for the key that gives nothing away: the database remembers with which key it was made.
    std::string fingerprint() const;

    // A keyed hash (64 hexadecimal digits) of `text`, separated by `purpose`.
    std::string keyed_hash(std::string_view purpose, std::string_view text) const;

    // What is kept of a dossier's PIN and of the token of its slip.
    std::string pin_hash(std::string_view code, std::string_view pin) const;
    std::string token_hash(std::string_view token) const;

    // Seals `text` so that only who knows both this key and `passphrase` opens it; open() gives nothing otherwise.
    std::string seal(std::string_view text, std::string_view passphrase) const;
    std::optional<std::string> open(std::string_view sealed, std::string_view passphrase) const;

private:
    using Key = std::array<unsigned char, 32>;
    explicit Secrets(const Key& key) : key_(key) {}

    Key key_;
};

// A random PIN of six digits, and a token of 20 symbols without vowels and Telex keys (89 bits), which fits the
// alphanumeric mode of a QR code and survives Vietnamese input methods.
std::string random_pin();
std::string random_token();

// A random session or API token: 43 characters, 256 bits.
std::string random_bearer();

// Argon2id; slow on purpose. verify() is false for an empty or malformed hash.
std::string hash_password(const std::string& password);
bool verify_password(const std::string& hash, const std::string& password);

}  // namespace motcua::api
