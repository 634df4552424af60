#include "server/terminal.hpp"

#include "server/failure.hpp"

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

}  // namespace motcua::server
