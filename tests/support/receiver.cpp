#include "tests/support/receiver.hpp"

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace motcua::tests {
namespace {

// Starts a program with its standard output on a pipe; the process and the pipe's reading end.
std::pair<pid_t, int> start_program(std::vector<std::string> words)
{
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const pid_t process = ::fork();
    if (process == 0) {
        ::dup2(pipe[1], 1);
        ::execvp(argv.front(), argv.data());
        ::_exit(127);
    }
    ::close(pipe[1]);
    return {process, pipe[0]};
}

}  // namespace

Receiver::Receiver(std::string script, std::string mode, std::vector<std::string> more)
    : script_(std::move(script)), more_(std::move(more))
{
    answer(mode);
    start();
}

Receiver::~Receiver()
{
    if (process_ > 0) kill();
}

void Receiver::answer(const std::string& mode) const
{
    // Renamed into place: the script never reads half a word.
    const std::string next = folder_.write("next", mode);
    std::filesystem::rename(next, folder_.file("mode"));
}

void Receiver::kill()
{
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = -1;
}

void Receiver::start()
{
    std::vector<std::string> words{"python3", script_, std::to_string(port_), folder_.file("records"),
                                   folder_.file("mode")};
    words.insert(words.end(), more_.begin(), more_.end());
    const auto [process, pipe] = start_program(std::move(words));
    process_ = process;
    std::FILE* out = ::fdopen(pipe, "r");
    std::array<char, 64> line{};
    const bool said = std::fgets(line.data(), line.size(), out) != nullptr;
    std::fclose(out);
    if (!said) throw std::runtime_error(script_ + " does not start");
    port_ = static_cast<std::uint16_t>(std::atoi(line.data()));
}

std::vector<nlohmann::json> Receiver::records() const
{
    std::vector<nlohmann::json> list;
    std::ifstream file{folder_.file("records")};
    for (std::string line; std::getline(file, line);) {
        // The last line may be half written.
        auto record = nlohmann::json::parse(line, nullptr, false);
        if (!record.is_discarded()) list.push_back(std::move(record));
    }
    return list;
}

std::vector<nlohmann::json> Receiver::taken() const
{
    std::vector<nlohmann::json> list;
    for (auto& record : records()) {
        if (record["taken"]) list.push_back(std::move(record));
    }
    return list;
}

}  // namespace motcua::tests
