#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace motcua::server {

// Asks twice on the terminal, without echo. Throws Failure when there is no terminal or the two differ.
std::string ask_new_password();

// The first line of standard input.
std::string read_password_line();

// "verified 1200 of 4000" on one line of stderr, at most five times a second, and only when stderr is a terminal.
class ProgressLine {
public:
    explicit ProgressLine(std::string verb);
    // Clears the line.
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(std::int64_t done, std::int64_t total);

private:
    std::string verb_;
    bool on_terminal_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point last_{};
};

// A bar on one line of stderr when that is a terminal, else a line each ten seconds and one at the end.
class ProgressBar {
public:
    explicit ProgressBar(std::string verb);
    // Ends the line.
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    void show(std::int64_t done, std::int64_t total, const std::string& where);

private:
    using Clock = std::chrono::steady_clock;

    void draw(std::int64_t done, std::int64_t total, const std::string& where) const;

    std::string verb_;
    bool on_terminal_;
    bool shown_ = false;
    Clock::time_point begun_ = Clock::now();
    Clock::time_point last_ = begun_;
};

}  // namespace motcua::server
