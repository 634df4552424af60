#include "api/spool.hpp"

#include "storage/database.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace motcua::api {
namespace {

constexpr std::size_t kBufferBytes = 256 * 1024;

[[noreturn]] void fail(const char* what)
{
    throw storage::Unavailable{std::string{what} + ": " + std::generic_category().message(errno)};
}

int nameless_file()
{
    std::string path = spool_folder() + "/motcua-XXXXXX";
    const int file = ::mkostemp(path.data(), O_CLOEXEC);
    if (file == -1) fail("no temporary file");
    ::unlink(path.c_str());
    return file;
}

}  // namespace

std::string spool_folder()
{
    const char* folder = std::getenv("TMPDIR");
    return folder == nullptr || *folder == '\0' ? "/tmp" : folder;
}

Spool Spool::of_file(const std::string& path)
{
    Spool spool;
    spool.file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    ::unlink(path.c_str());
    struct stat facts{};
    if (spool.file_ == -1 || ::fstat(spool.file_, &facts) != 0) fail("cannot read a temporary file");
    spool.filed_ = static_cast<std::uint64_t>(facts.st_size);
    return spool;
}

Spool::~Spool()
{
    if (file_ != -1) ::close(file_);
}

Spool::Spool(Spool&& other) noexcept
    : file_(std::exchange(other.file_, -1)), filed_(std::exchange(other.filed_, 0)), buffer_(std::move(other.buffer_))
{
    other.buffer_.clear();
}

Spool& Spool::operator=(Spool&& other) noexcept
{
    std::swap(file_, other.file_);
    std::swap(filed_, other.filed_);
    std::swap(buffer_, other.buffer_);
    return *this;
}

void Spool::write(std::string_view bytes)
{
    buffer_ += bytes;
    if (buffer_.size() >= kBufferBytes) flush();
}

void Spool::flush()
{
    if (file_ == -1) file_ = nameless_file();
    for (std::size_t done = 0; done < buffer_.size();) {
        const auto count = ::write(file_, buffer_.data() + done, buffer_.size() - done);
        if (count == -1 && errno != EINTR) fail("cannot write to a temporary file");
        if (count > 0) done += static_cast<std::size_t>(count);
    }
    filed_ += buffer_.size();
    buffer_.clear();
}

std::string Spool::read(std::uint64_t offset, std::size_t most) const
{
    if (offset >= filed_) {
        const auto begin = static_cast<std::size_t>(offset - filed_);
        return begin < buffer_.size() ? buffer_.substr(begin, most) : std::string{};
    }
    std::string piece(static_cast<std::size_t>(std::min<std::uint64_t>(most, filed_ - offset)), '\0');
    for (std::size_t done = 0; done < piece.size();) {
        const auto count = ::pread(file_, piece.data() + done, piece.size() - done, static_cast<off_t>(offset + done));
        if (count == 0 || (count == -1 && errno != EINTR)) fail("cannot read a temporary file");
        if (count > 0) done += static_cast<std::size_t>(count);
    }
    if (piece.size() < most) piece += read(offset + piece.size(), most - piece.size());
    return piece;
}

}  // namespace motcua::api
