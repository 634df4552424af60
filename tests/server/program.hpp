#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace motcua::tests {

// A folder of its own for one test, gone at its end.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string file(const std::string& name) const { return (path_ / name).string(); }
    // Writes a file and returns its path.
    std::string write(const std::string& name, const std::string& text) const;

private:
    std::filesystem::path path_;
};

// What a finished run of the program left behind.
struct Run {
    int code = -1;
    std::string out;
    std::string err;
};

// Runs the built `motcua` to its end.
Run run(const std::vector<std::string>& arguments, const std::string& input = "");

// Starts it and kills it the hard way once the condition holds; throws when it ends before or nothing comes of it in
// two minutes.
void run_until(const std::vector<std::string>& arguments, const std::function<bool()>& condition);

// `motcua serve` on a free port, in a process of its own.
class Served {
public:
    // Waits until it listens; throws with its stderr when it ends instead.
    explicit Served(const std::vector<std::string>& arguments);
    ~Served();
    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;

    std::uint16_t port() const { return port_; }
    // Sends SIGTERM and waits; the exit code.
    int stop();
    void signal(int number) const;
    pid_t process() const { return process_; }

private:
    pid_t process_;
    std::uint16_t port_ = 0;
};

}  // namespace motcua::tests
