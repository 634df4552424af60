#pragma once

#include "domain/time.hpp"
#include "tests/server/program.hpp"
#include "tests/support/database.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace motcua::tests {

using Json = nlohmann::json;
using Headers = std::vector<std::pair<std::string, std::string>>;

// One answer over HTTP.
struct Answer {
    int status = 0;                              // 0: no answer came
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;

    // The body as JSON; discarded() when it is none.
    Json json() const;
    std::string header(const std::string& name) const;
};

// Somebody who speaks HTTP/1.1 to the service over one connection that is kept alive and opened again when it broke. A
// request whose answer never came is reported with status 0, not repeated.
class Client {
public:
    explicit Client(std::uint16_t port);
    ~Client();
    Client(Client&&) noexcept;
    Client& operator=(Client&&) = delete;

    Answer send(std::string_view method, std::string_view target, const std::string& body = "", Headers headers = {});
    Answer get(std::string_view target, Headers headers = {});
    Answer post(std::string_view target, const Json& body, Headers headers = {});

    // Signs in with the demo password and keeps the cookie. Throws when that fails.
    void sign_in(const std::string& account, const std::string& password = "motcua-demo");

private:
    struct Connection;
    std::uint16_t port_;
    std::string cookie_;
    std::unique_ptr<Connection> connection_;
};

// A demo office in a process of its own: the sample catalogue, the demo accounts, a clock the test sets. The database
// is a fresh one of the kind MOTCUA_TEST_BACKEND names, as in TestDatabase.
class Office {
public:
    explicit Office(const std::string& start = "2015-02-11T08:00:00+07:00", std::vector<std::string> settings = {});

    std::uint16_t port() const { return served_->port(); }
    // What the program is started with, for a second instance on the same database.
    std::vector<std::string> arguments() const;
    const std::string& database_url() const { return database_.url(); }
    Client client() const { return Client{port()}; }
    // A client signed in, kept for the office's life.
    Client& as(const std::string& account);

    // The service's clock shows this moment and goes on from there.
    void set_clock(const std::string& instant);

    // Ends the process the hard way, and starts it again on the same database and, by default, the last clock set.
    void kill();
    void start();
    int stop() { return served_->stop(); }
    pid_t process() const { return served_->process(); }

    // Runs `motcua verify` on the office's database.
    Run verify() const;

private:
    TestDatabase database_;
    Folder folder_;
    std::string clock_;
    std::vector<std::string> settings_;
    std::unique_ptr<Served> served_;
    std::map<std::string, Client> signed_in_;
};

}  // namespace motcua::tests
