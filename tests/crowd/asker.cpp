#include "tests/crowd/asker.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace motcua::tests {
namespace {

namespace asio = boost::asio;
constexpr auto kToken = asio::as_tuple(asio::use_awaitable);

// The value of a header of the service's own spelling; empty when there is none.
std::string_view header_of(std::string_view head, std::string_view name)
{
    const auto begin = head.find(name);
    if (begin == std::string_view::npos) return {};
    const auto end = head.find("\r\n", begin);
    return head.substr(begin + name.size(), end - begin - name.size());
}

}  // namespace

asio::awaitable<Answer> Asker::get(std::string target, std::string cookie)
{
    co_return co_await ask("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie + "\r\n\r\n");
}

asio::awaitable<Answer> Asker::post(std::string target, std::string cookie, std::string body, std::string if_match)
{
    std::string request = "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie +
                          "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size());
    if (!if_match.empty()) request += "\r\nIf-Match: " + if_match;
    co_return co_await ask(request + "\r\n\r\n" + body);
}

asio::awaitable<Answer> Asker::ask(std::string request)
{
    Answer answer;
    const bool answered = co_await exchange(request, answer);
    if (answered) co_return answer;
    boost::system::error_code ignored;
    socket_.close(ignored);
    in_.clear();
    co_return Answer{};
}

asio::awaitable<bool> Asker::exchange(const std::string& request, Answer& answer)
{
    if (!socket_.is_open()) {
        const asio::ip::tcp::endpoint service{asio::ip::address_v4::loopback(), port_};
        const auto [failed] = co_await socket_.async_connect(service, kToken);
        if (failed) co_return false;
        socket_.set_option(asio::ip::tcp::no_delay{true});
    }
    const auto [unsent, sent] = co_await asio::async_write(socket_, asio::buffer(request), kToken);
    if (unsent) co_return false;
    while (!take(answer)) {
        std::array<char, 16 * 1024> bytes;
        const auto [failed, count] = co_await socket_.async_read_some(asio::buffer(bytes), kToken);
        if (failed) co_return false;
        in_.append(bytes.data(), count);
    }
    co_return true;
}

bool Asker::take(Answer& answer)
{
    const auto end = in_.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    const std::string_view head = std::string_view{in_}.substr(0, end + 2);
    std::size_t size = 0;
    const auto length = header_of(head, "Content-Length: ");
    std::from_chars(length.data(), length.data() + length.size(), size);
    if (in_.size() < end + 4 + size) return false;
    std::from_chars(head.data() + 9, head.data() + 12, answer.status);
    for (const auto& [name, spelled] : {std::pair{"etag", "ETag: "}, std::pair{"content-type", "Content-Type: "},
                                        std::pair{"retry-after", "Retry-After: "}}) {
        if (const auto value = header_of(head, spelled); !value.empty()) answer.headers[name] = value;
    }
    answer.body = in_.substr(end + 4, size);
    in_.erase(0, end + 4 + size);
    return true;
}

}  // namespace motcua::tests
