#include "api/secrets.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

using namespace motcua::api;

namespace {

// A folder of its own, gone at the end.
struct Folder {
    std::filesystem::path path;

    Folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "motcua-secrets-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path = name;
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

bool only_of(const std::string& text, std::string_view alphabet)
{
    return std::ranges::all_of(text, [&](char c) { return alphabet.find(c) != std::string_view::npos; });
}

}  // namespace

TEST_CASE("a key file is made once, for its owner only, and read again")
{
    const Folder folder;
    const auto file = folder.path / "deeper" / "key";
    const auto made = Secrets::from_file(file);
    CHECK(std::filesystem::status(file).permissions() ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    const auto read = Secrets::from_file(file);
    CHECK(read.fingerprint() == made.fingerprint());
    CHECK(read.keyed_hash("pin", "x") == made.keyed_hash("pin", "x"));
    CHECK(Secrets::random().fingerprint() != made.fingerprint());
}

TEST_CASE("what is no key is not taken for one")
{
    const Folder folder;
    for (const char* text : {"", "00", "zz", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdefff"}) {
        CAPTURE(text);
        const auto file = folder.path / "key";
        std::ofstream{file} << text;
        CHECK_THROWS_AS(Secrets::from_file(file), std::runtime_error);
    }
}

TEST_CASE("hashes are separated by purpose")
{
    const auto secrets = Secrets::random();
    CHECK(secrets.keyed_hash("pin", "x").size() == 64);
    CHECK(secrets.keyed_hash("pin", "x") != secrets.keyed_hash("token", "x"));
    CHECK(secrets.keyed_hash("a", "bc") != secrets.keyed_hash("ab", "c"));
}

TEST_CASE("what is sealed opens with the same key and passphrase only")
{
    const auto secrets = Secrets::random();
    const std::string sealed = secrets.seal("hồ sơ", "k1");
    CHECK(secrets.open(sealed, "k1") == "hồ sơ");
    CHECK(secrets.open(secrets.seal("", "k1"), "k1") == "");
    CHECK_FALSE(secrets.open(sealed, "k2").has_value());
    CHECK_FALSE(Secrets::random().open(sealed, "k1").has_value());
    CHECK(secrets.seal("hồ sơ", "k1") != sealed);
    std::string changed = sealed;
    changed.back() = changed.back() == '0' ? '1' : '0';
    for (const std::string& bad : {changed, sealed.substr(2), std::string{}, std::string{"xyz"}, std::string{"abc"}}) {
        CHECK_FALSE(secrets.open(bad, "k1").has_value());
    }
}

TEST_CASE("what citizens get is of the signs it should be")
{
    CHECK(random_pin().size() == 6);
    CHECK(only_of(random_pin(), "0123456789"));
    CHECK(random_token().size() == 20);
    CHECK(only_of(random_token(), "0123456789BCGHKLMNPQTV"));
    CHECK(random_bearer().size() == 43);
    CHECK(random_token() != random_token());
}

TEST_CASE("a password fits its hash only")
{
    const std::string hash = hash_password("mật khẩu");
    CHECK(verify_password(hash, "mật khẩu"));
    CHECK_FALSE(verify_password(hash, "mat khau"));
    CHECK_FALSE(verify_password("", ""));
    CHECK_FALSE(verify_password("x", "mật khẩu"));
}
