#include "server/line_input.hpp"

#include "server/failure.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace motcua::server {
namespace {

constexpr std::size_t kBlock = 64 * 1024;

int opened(const std::string& path)
{
    if (path.empty() || path == "-") return STDIN_FILENO;
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) throw Failure(ExitCode::failure, "cannot read " + path + ": " + std::strerror(errno));
    return file;
}

}  // namespace

LineInput::LineInput(const std::string& path, std::size_t longest)
    : path_(path.empty() ? "-" : path), longest_(longest), file_(opened(path))
{
}

LineInput::~LineInput()
{
    if (file_ != STDIN_FILENO) ::close(file_);
}

std::optional<LineInput::Line> LineInput::next(const std::function<void()>& before_waiting)
{
    Line line;
    bool any = false;
    while (used_ < buffer_.size() || fill(before_waiting)) {
        any = true;
        const auto end = buffer_.find('\n', used_);
        take(line, std::min(end, buffer_.size()) - used_);
        if (end == std::string::npos) continue;
        ++used_;
        break;
    }
    if (!any) return std::nullopt;
    if (line.text.ends_with('\r')) line.text.pop_back();
    return line;
}

bool LineInput::fill(const std::function<void()>& before_waiting)
{
    before_waiting();
    buffer_.resize(kBlock);
    used_ = 0;
    ssize_t got = 0;
    do {
        got = ::read(file_, buffer_.data(), buffer_.size());
    } while (got < 0 && errno == EINTR);
    if (got < 0) throw Failure(ExitCode::failure, "cannot read " + path_ + ": " + std::strerror(errno));
    buffer_.resize(static_cast<std::size_t>(got));
    return got > 0;
}

void LineInput::take(Line& line, std::size_t count)
{
    const std::size_t room = longest_ - line.text.size();
    line.too_long = line.too_long || count > room;
    line.text.append(buffer_, used_, std::min(count, room));
    used_ += count;
}

}  // namespace motcua::server
