#include "tests/server/program.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace motcua::tests {
namespace {

std::string content(const std::string& path)
{
    std::ifstream stream{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

// Starts the program with its three streams on files or descriptors.
pid_t start(const std::vector<std::string>& arguments, std::array<int, 3> streams)
{
    std::vector<std::string> words{MOTCUA_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    const pid_t process = ::fork();
    if (process != 0) return process;
    for (int i = 0; i < 3; ++i) ::dup2(streams.at(static_cast<std::size_t>(i)), i);
    ::execv(argv.front(), argv.data());
    ::_exit(127);
}

int wait_for(pid_t process)
{
    int status = 0;
    ::waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Folder::Folder()
{
    std::string pattern = (std::filesystem::temp_directory_path() / "motcua_program_XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
}

Folder::~Folder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string Folder::write(const std::string& name, const std::string& text) const
{
    std::ofstream{path_ / name, std::ios::binary} << text;
    return file(name);
}

Run run(const std::vector<std::string>& arguments, const std::string& input)
{
    const Folder folder;
    const int in = ::open(folder.write("in", input).c_str(), O_RDONLY | O_CLOEXEC);
    const int out = ::open(folder.file("out").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    const int err = ::open(folder.file("err").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    const int code = wait_for(start(arguments, {in, out, err}));
    for (const int descriptor : {in, out, err}) ::close(descriptor);
    return {.code = code, .out = content(folder.file("out")), .err = content(folder.file("err"))};
}

void run_until(const std::vector<std::string>& arguments, const std::function<bool()>& condition)
{
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    const pid_t process = start(arguments, {nowhere, nowhere, nowhere});
    ::close(nowhere);
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes{2};
    while (!condition()) {
        const bool over = ::waitpid(process, nullptr, WNOHANG) == process;
        if (over) throw std::runtime_error("the program ended before it was killed");
        if (std::chrono::steady_clock::now() > end) break;
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    ::kill(process, SIGKILL);
    wait_for(process);
    if (std::chrono::steady_clock::now() > end) throw std::runtime_error("what was waited for did not happen");
}

Served::Served(const std::vector<std::string>& arguments)
{
    std::vector<std::string> all{"serve", "--listen", "127.0.0.1:0"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    process_ = start(all, {nowhere, pipe[1], nowhere});
    ::close(pipe[1]);
    ::close(nowhere);
    std::FILE* out = ::fdopen(pipe[0], "r");
    std::array<char, 256> line{};
    const bool said = std::fgets(line.data(), line.size(), out) != nullptr;
    constexpr std::string_view expected = "listening on http://127.0.0.1:";
    if (!said || !std::string_view{line.data()}.starts_with(expected)) {
        std::fclose(out);
        throw std::runtime_error("the program ended with " + std::to_string(wait_for(process_)));
    }
    port_ = static_cast<std::uint16_t>(std::atoi(line.data() + expected.size()));
    // The rest of what it says is short and fits the pipe.
    std::fclose(out);
}

Served::~Served()
{
    if (process_ > 0) stop();
}

void Served::signal(int number) const
{
    ::kill(process_, number);
}

int Served::stop()
{
    signal(SIGTERM);
    const int code = wait_for(process_);
    process_ = -1;
    return code;
}

}  // namespace motcua::tests
