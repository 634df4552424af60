#include "server/terminal.hpp"

#include "server/failure.hpp"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace motcua::server {
namespace {

// Switches the echo of standard input off while it lives.
class NoEcho {
public:
    NoEcho()
    {
        tcgetattr(STDIN_FILENO, &before_);
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~NoEcho() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;

private:
    termios before_{};
};

std::string ask(const char* prompt)
{
    std::fputs(prompt, stderr);
    const NoEcho no_echo;
    std::string line = read_password_line();
    std::fputc('\n', stderr);
    return line;
}

}  // namespace

std::string read_password_line()
{
    std::string line;
    std::getline(std::cin, line);
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

std::string ask_new_password()
{
    if (isatty(STDIN_FILENO) == 0) throw Failure(ExitCode::usage, "no terminal to ask on: use --password-stdin");
    std::string password = ask("new password: ");
    if (password != ask("once more: ")) throw Failure(ExitCode::failure, "the two passwords differ");
    return password;
}

ProgressLine::ProgressLine(std::string verb) : verb_(std::move(verb)), on_terminal_(isatty(STDERR_FILENO) != 0) {}

ProgressLine::~ProgressLine()
{
    if (shown_) std::fputs("\r\033[K", stderr);
}

void ProgressLine::show(std::int64_t done, std::int64_t total)
{
    const auto now = std::chrono::steady_clock::now();
    if (!on_terminal_ || now - last_ < std::chrono::milliseconds{200}) return;
    last_ = now;
    shown_ = true;
    std::fprintf(stderr, "\r%s %lld of %lld\033[K", verb_.c_str(), static_cast<long long>(done),
                 static_cast<long long>(total));
}

ProgressBar::ProgressBar(std::string verb) : verb_(std::move(verb)), on_terminal_(isatty(STDERR_FILENO) != 0) {}

ProgressBar::~ProgressBar()
{
    if (shown_ && on_terminal_) std::fputc('\n', stderr);
}

void ProgressBar::show(std::int64_t done, std::int64_t total, const std::string& where)
{
    const auto pause = on_terminal_ ? std::chrono::milliseconds{200} : std::chrono::seconds{10};
    const auto now = Clock::now();
    if (done < total && now - last_ < pause) return;
    last_ = now;
    shown_ = true;
    draw(done, total, where);
}

void ProgressBar::draw(std::int64_t done, std::int64_t total, const std::string& where) const
{
    constexpr std::int64_t kWidth = 30;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(last_ - begun_).count();
    const std::string text = verb_ + " " + std::to_string(done) + " of " + std::to_string(total) + " (" +
                             std::to_string(done * 100 / total) + "%), up to " + where + ", " +
                             std::to_string(done / std::max<std::int64_t>(seconds, 1)) + " a second";
    if (!on_terminal_) {
        std::fprintf(stderr, "%s\n", text.c_str());
        return;
    }
    const auto filled = static_cast<std::size_t>(done * kWidth / total);
    const std::string bar = std::string(filled, '#') + std::string(static_cast<std::size_t>(kWidth) - filled, '.');
    std::fprintf(stderr, "\r[%s] %s\033[K", bar.c_str(), text.c_str());
}

}  // namespace motcua::server
