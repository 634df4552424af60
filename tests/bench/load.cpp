// bench_load: asks a service on loopback over keep-alive connections, one thread and poll(), each connection sending
// its next request when its last is answered, and prints "requests/s p50 p99" in milliseconds and the number of
// failures (answers other than 2xx, broken connections). A step's time is that of all its requests: of a manifest, that
// it is sent and that it is accepted. See usage() below.

#include "tests/bench/load_scripts.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using namespace motcua::bench;

constexpr const char* kUsage =
    "bench_load --port P --connections N --seconds S [--cookie NAME=VALUE] [--pause MS]\n"
    "  each connection asks again as soon as it is answered, or MS milliseconds later\n"
    "  --get TARGET [--codes AGENCY:MONTHS:SERIALS]   {code} in the target is a random code of the filled database\n"
    "  --post TARGET --body FILE                      each with an Idempotency-Key of its own\n"
    "  --manifests FILE --from UNIT --to UNIT --other-cookie NAME=VALUE\n"
    "      each connection sends its own 10 of the codes in FILE (one a line) there and back, each time accepted\n";

// One keep-alive connection and what is under way on it.
class Connection {
public:
    Connection(std::uint16_t port, std::unique_ptr<Script> script) : script_(std::move(script))
    {
        socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            throw std::runtime_error("cannot connect");
        }
        const int on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    ~Connection() { ::close(socket_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    int socket() const { return socket_; }

    void begin()
    {
        began_ = Clock::now();
        send(script_->begin());
    }

    // Reads what is there; true when a step is over, whose time is then in took() and whose success in ok().
    bool receive()
    {
        std::array<char, 64 * 1024> bytes;
        const auto count = ::recv(socket_, bytes.data(), bytes.size(), 0);
        if (count <= 0) throw std::runtime_error("the service ended a connection");
        in_.append(bytes.data(), static_cast<std::size_t>(count));
        Answer answer;
        if (!take(answer)) return false;
        ok_ = answer.status >= 200 && answer.status < 300;
        if (!ok_ && failure_.empty()) failure_ = std::to_string(answer.status) + " " + answer.body.substr(0, 300);
        const std::string next = ok_ ? script_->go_on(answer) : std::string{};
        if (!next.empty()) {
            send(next);
            return false;
        }
        took_ = Clock::now() - began_;
        return true;
    }

    Clock::duration took() const { return took_; }
    bool ok() const { return ok_; }
    const std::string& first_failure() const { return failure_; }

private:
    // Requests are small: the socket's buffer takes them whole.
    void send(const std::string& text) const
    {
        if (::send(socket_, text.data(), text.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(text.size())) {
            throw std::runtime_error("a request was not sent whole");
        }
    }

    bool take(Answer& answer)
    {
        const auto head = in_.find("\r\n\r\n");
        if (head == std::string::npos) return false;
        const auto length = in_.find("Content-Length: ");
        std::size_t size = 0;
        if (length < head) std::from_chars(in_.data() + length + 16, in_.data() + head, size);
        if (in_.size() < head + 4 + size) return false;
        std::from_chars(in_.data() + 9, in_.data() + 12, answer.status);
        answer.body = in_.substr(head + 4, size);
        in_.erase(0, head + 4 + size);
        return true;
    }

    int socket_ = -1;
    std::unique_ptr<Script> script_;
    std::string in_;
    Clock::time_point began_;
    Clock::duration took_{};
    bool ok_ = false;
    std::string failure_;
};

struct Outcome {
    std::vector<Clock::duration> times;
    std::size_t failures = 0;
    Clock::duration length{};
};

Outcome ask(std::vector<std::unique_ptr<Connection>>& connections,
            std::chrono::seconds seconds,
            std::chrono::milliseconds pause)
{
    Outcome outcome;
    std::vector<pollfd> waits;
    for (const auto& connection : connections) waits.push_back({connection->socket(), POLLIN, 0});
    const auto start = Clock::now();
    for (auto& connection : connections) connection->begin();
    std::size_t running = connections.size();
    std::vector<std::pair<Clock::time_point, std::size_t>> resting;  // until when, which
    const auto go_on = [&](const auto& rest) {
        if (Clock::now() < rest.first) return false;
        connections[rest.second]->begin();
        return true;
    };
    while (running > 0) {
        ::poll(waits.data(), waits.size(), resting.empty() ? -1 : 1);
        std::erase_if(resting, go_on);
        for (std::size_t i = 0; i < waits.size(); ++i) {
            if (waits[i].revents == 0 || !connections[i]->receive()) continue;
            if (connections[i]->ok()) outcome.times.push_back(connections[i]->took());
            if (!connections[i]->ok()) ++outcome.failures;
            if (Clock::now() - start < seconds) {
                resting.emplace_back(Clock::now() + pause, i);
                std::erase_if(resting, go_on);
            } else {
                waits[i].fd = -1;
                --running;
            }
        }
    }
    outcome.length = Clock::now() - start;
    return outcome;
}

double milliseconds(Clock::duration time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

double percentile(const std::vector<Clock::duration>& sorted, double share)
{
    if (sorted.empty()) return 0;
    return milliseconds(sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))]);
}

int run(const Options& options)
{
    const auto port = static_cast<std::uint16_t>(std::stoul(options.at("port")));
    std::vector<std::unique_ptr<Connection>> connections;
    for (std::size_t i = 0; i < std::stoul(options.at("connections")); ++i) {
        connections.push_back(std::make_unique<Connection>(port, make_script(options, i)));
    }
    Outcome outcome = ask(connections, std::chrono::seconds{std::stol(options.at("seconds"))},
                          std::chrono::milliseconds{std::stol(options.at("pause"))});
    std::ranges::sort(outcome.times);
    std::printf("%.0f %.2f %.2f %zu\n", static_cast<double>(outcome.times.size()) * 1000 / milliseconds(outcome.length),
                percentile(outcome.times, 0.5), percentile(outcome.times, 0.99), outcome.failures);
    for (const auto& connection : connections) {
        if (connection->first_failure().empty()) continue;
        std::fprintf(stderr, "bench_load: %s\n", connection->first_failure().c_str());
        break;
    }
    return outcome.failures == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv)
{
    Options options{{"cookie", ""}, {"pause", "0"}};
    for (int i = 1; i + 1 < argc; i += 2) options[std::string{argv[i]}.substr(2)] = argv[i + 1];
    try {
        return run(options);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench_load: %s\n%s", error.what(), kUsage);
        return 2;
    }
}
