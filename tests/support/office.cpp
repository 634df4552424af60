#include "tests/support/office.hpp"

#include "tests/server/raw_client.hpp"

#include <algorithm>
#include <cctype>
#include <csignal>
#include <stdexcept>

namespace motcua::tests {
namespace {

std::map<std::string, std::string> headers_of(const std::string& head)
{
    std::map<std::string, std::string> headers;
    for (std::size_t at = head.find("\r\n"); at != std::string::npos; at = head.find("\r\n", at + 2)) {
        const auto end = std::min(head.find("\r\n", at + 2), head.size());
        const auto colon = head.find(": ", at + 2);
        if (colon == std::string::npos || colon > end) continue;
        std::string name = head.substr(at + 2, colon - at - 2);
        std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        headers.emplace(std::move(name), head.substr(colon + 2, end - colon - 2));
    }
    return headers;
}

}  // namespace

Json Answer::json() const
{
    return Json::parse(body, nullptr, false);
}

std::string Answer::header(const std::string& name) const
{
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
}

struct Client::Connection {
    explicit Connection(std::uint16_t port) : raw(port) {}
    RawClient raw;
};

Client::Client(std::uint16_t port) : port_(port) {}

Client::~Client() = default;
Client::Client(Client&&) noexcept = default;

Answer Client::send(std::string_view method, std::string_view target, const std::string& body, Headers headers)
{
    std::string text{method};
    text += " " + std::string{target} + " HTTP/1.1\r\nHost: localhost\r\n";
    if (!cookie_.empty()) text += "Cookie: " + cookie_ + "\r\n";
    for (const auto& [name, value] : headers) text += name + ": " + value + "\r\n";
    if (!body.empty() || method == "POST" || method == "PUT") {
        text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    }
    try {
        if (!connection_) connection_ = std::make_unique<Connection>(port_);
        connection_->raw.send(text + "\r\n" + body);
        auto raw = connection_->raw.receive(method == "HEAD");
        Answer answer{raw.status, headers_of(raw.head), std::move(raw.body)};
        if (answer.status == 0 || answer.header("connection") == "close") connection_.reset();
        return answer;
    } catch (const std::exception&) {
        connection_.reset();
        return {};
    }
}

Answer Client::get(std::string_view target, Headers headers)
{
    return send("GET", target, "", std::move(headers));
}

Answer Client::post(std::string_view target, const Json& body, Headers headers)
{
    headers.emplace_back("Content-Type", "application/json");
    return send("POST", target, body.dump(), std::move(headers));
}

void Client::sign_in(const std::string& account, const std::string& password)
{
    const Answer answer = post("/api/v1/session", {{"account", account}, {"password", password}});
    const std::string cookie = answer.header("set-cookie");
    if (answer.status != 200 || cookie.empty()) throw std::runtime_error(account + " cannot sign in: " + answer.body);
    cookie_ = cookie.substr(0, cookie.find(';'));
}

Office::Office(const std::string& start_at, std::vector<std::string> settings)
    : clock_(start_at), settings_(std::move(settings))
{
    start();
}

void Office::start()
{
    signed_in_.clear();
    served_ = std::make_unique<Served>(arguments());
}

std::vector<std::string> Office::arguments() const
{
    std::vector<std::string> list{"--database", database_.url(), "--key-file", folder_.file("key"),
                                  "--demo",     "--clock",       clock_};
    if (std::ranges::find(settings_, "--sample") == settings_.end())
        list.insert(list.end(), {"--sample", MOTCUA_SAMPLE});
    list.insert(list.end(), settings_.begin(), settings_.end());
    return list;
}

Client& Office::as(const std::string& account)
{
    const auto found = signed_in_.find(account);
    if (found != signed_in_.end()) return found->second;
    Client client{port()};
    client.sign_in(account);
    return signed_in_.emplace(account, std::move(client)).first->second;
}

void Office::set_clock(const std::string& instant)
{
    clock_ = instant;
    Client driver{port()};
    const Answer answer =
        driver.send("PUT", "/demo/clock", Json{{"now", instant}}.dump(), {{"Content-Type", "application/json"}});
    if (answer.status != 200) throw std::runtime_error("the clock cannot be set: " + answer.body);
}

void Office::kill()
{
    served_->signal(SIGKILL);
    served_->stop();
    signed_in_.clear();
}

Run Office::verify() const
{
    return run({"verify", "--database", database_.url()});
}

}  // namespace motcua::tests
