#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// A body that may be too large for memory.

namespace motcua::api {

// Bytes that are written once, from the beginning to the end, and then read in pieces. A few stay in memory, more go to
// a file without a name in the folder for temporary files, gone with the spool. Throws storage::Unavailable when there
// is no room for it.
class Spool {
public:
    Spool() = default;
    // The bytes of a file, which loses its name.
    static Spool of_file(const std::string& path);
    ~Spool();
    Spool(Spool&& other) noexcept;
    Spool& operator=(Spool&& other) noexcept;

    void write(std::string_view bytes);
    std::uint64_t size() const { return filed_ + buffer_.size(); }

    // The bytes from `offset` on, at most `most`; fewer only at the end.
    std::string read(std::uint64_t offset, std::size_t most) const;

private:
    void flush();

    int file_ = -1;
    std::uint64_t filed_ = 0;  // bytes in the file; those behind them are in the buffer
    std::string buffer_;
};

// The folder for temporary files.
std::string spool_folder();

}  // namespace motcua::api
