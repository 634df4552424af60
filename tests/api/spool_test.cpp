#include "api/spool.hpp"

#include "storage/database.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace motcua;
using namespace motcua::api;

namespace {

// 1.3 MB that no two places have in common.
std::string numbers()
{
    std::string text;
    for (int i = 0; i < 200'000; ++i) text += std::to_string(i) + "\n";
    return text;
}

std::string all_of(const Spool& spool, std::size_t piece)
{
    std::string text;
    while (text.size() < spool.size()) text += spool.read(text.size(), piece);
    return text;
}

struct Folder {
    explicit Folder(const std::string& path) { ::setenv("TMPDIR", path.c_str(), 1); }
    ~Folder() { ::unsetenv("TMPDIR"); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

}  // namespace

TEST_CASE("a spool gives back what was written, in pieces of any size")
{
    const std::string text = numbers();
    Spool spool;
    for (std::size_t at = 0; at < text.size(); at += 7001) spool.write(std::string_view{text}.substr(at, 7001));
    CHECK(spool.size() == text.size());
    for (const std::size_t piece : {4096UL, 65'536UL, 262'145UL, 10'000'000UL}) CHECK(all_of(spool, piece) == text);
    CHECK(spool.read(spool.size(), 10).empty());
    CHECK(spool.read(spool.size() - 3, 10) == "99\n");
    const Spool moved = std::move(spool);
    CHECK(all_of(moved, 65'536) == text);
}

TEST_CASE("a short spool needs no file")
{
    const Folder nowhere{"/nonexistent"};
    Spool spool;
    spool.write("a few bytes");
    CHECK(spool.read(0, 100) == "a few bytes");
    CHECK(spool.read(2, 3) == "few");
    CHECK_THROWS_AS(spool.write(numbers()), storage::Unavailable);
}

TEST_CASE("nothing is left of a spool, nor of the file it was made of")
{
    const auto path = std::filesystem::temp_directory_path() / ("motcua-spool-" + std::to_string(::getpid()));
    std::filesystem::create_directory(path);
    {
        const Folder folder{path.string()};
        Spool spool;
        spool.write(numbers());
        std::ofstream{path / "made"} << "bytes";
        const Spool taken = Spool::of_file((path / "made").string());
        CHECK(taken.read(0, 10) == "bytes");
        CHECK(std::filesystem::is_empty(path));
        CHECK_THROWS_AS(Spool::of_file((path / "none").string()), storage::Unavailable);
    }
    std::filesystem::remove(path);
}
