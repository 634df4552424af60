#include "server/config.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>

using namespace motcua::server;

namespace {

// A configuration file that lives as long as the test.
struct TemporaryFile {
    std::filesystem::path path = std::filesystem::temp_directory_path() / "motcua_config_test.toml";

    explicit TemporaryFile(const std::string& text) { std::ofstream{path} << text; }
    ~TemporaryFile() { std::filesystem::remove(path); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
};

std::string refusal(const std::function<void()>& load)
{
    try {
        load();
        return "";
    } catch (const Failure& failure) {
        CHECK(failure.code() == ExitCode::usage);
        return failure.what();
    }
}

std::string refusal_of_file(const std::string& text)
{
    const TemporaryFile file{text};
    const std::string message = refusal([&] { load_config({.file = file.path.string()}); });
    const std::string folder = file.path.parent_path().string() + "/motcua_config_test.toml";
    return message.starts_with(folder) ? message.substr(folder.size()) : message;
}

}  // namespace

TEST_CASE("without any source every setting has its default")
{
    const Config config = load_config({});
    CHECK(config.database == "sqlite:data/motcua.db");
    CHECK(config.listen == "127.0.0.1:8080");
    CHECK(config.threads == 2);
    CHECK(key_file(config) == "data/motcua.db.key");
}

TEST_CASE("the command line wins over the environment, and that over the file")
{
    const TemporaryFile file{
        "threads = 3\nlog-level = \"error\"\nqueue-limit = 9\ntrusted-proxies = [\"10.0.0.0/8\", \"::1\"]\n"};
    const std::map<std::string, std::string> environment{{"MOTCUA_THREADS", "4"}, {"MOTCUA_LOG_LEVEL", "debug"}};
    const Config config = load_config({.file = file.path.string(),
                                       .environment =
                                           [&](const char* name) {
                                               const auto found = environment.find(name);
                                               return found == environment.end() ? nullptr : found->second.c_str();
                                           },
                                       .command_line = {{"threads", "5"}, {"secure-cookie", "true"}}});
    CHECK(config.threads == 5);
    CHECK(config.log_level == "debug");
    CHECK(config.queue_limit == 9);
    CHECK(config.secure_cookie);
    CHECK(config.trusted_proxies == std::vector<std::string>{"10.0.0.0/8", "::1"});
}

TEST_CASE("a bad configuration file is refused with key and line")
{
    CHECK(refusal_of_file("threads = 2\nthreds = 3\n") == ":2: unknown key threds");
    CHECK(refusal_of_file("\n\nthreads = \"two\"\n") == ":3: threads must be a whole number");
    CHECK(refusal_of_file("threads = 2.5\n") == ":1: threads has the wrong type");
    CHECK(refusal_of_file("threads = 0\n") == ":1: threads must be from 1 to 64");
    CHECK(refusal_of_file("secure-cookie = 1\n") == ":1: secure-cookie must be true or false");
    CHECK(refusal_of_file("listen = 8080\n") == ":1: listen must be text");
    CHECK(refusal_of_file("trusted-proxies = \"10.0.0.1\"\n") == ":1: trusted-proxies must be a list of texts");
    CHECK(refusal_of_file("trusted-proxies = [\"10.0.0.300\"]\n").contains("'10.0.0.300' is neither"));
    CHECK(refusal_of_file("[server]\nthreads = 2\n").contains("unknown key server"));
    CHECK(refusal_of_file("threads = \n").starts_with(":1: "));
    CHECK(refusal([] { load_config({.file = "/nowhere/motcua.toml"}); }).contains("/nowhere/motcua.toml"));
}

TEST_CASE("a bad value is refused with where it was given")
{
    const auto option = [](const char* key, const char* value) {
        return refusal([&] { load_config({.command_line = {{key, value}}}); });
    };
    CHECK(option("threads", "2x") == "option --threads: threads must be a whole number");
    CHECK(option("listen", "8080").contains("must be ADDRESS:PORT"));
    CHECK(option("listen", "::1:8080").contains("must be ADDRESS:PORT"));
    CHECK(option("listen", "127.0.0.1:99999").contains("must be ADDRESS:PORT"));
    CHECK(option("database", "mysql://x").contains("must be sqlite:PATH or postgresql://"));
    CHECK(option("public-url", "https://motcua.example/").contains("without a slash"));
    CHECK(option("log-level", "loud").contains("must be error, warning, info or debug"));
    CHECK(option("hour-rule", "noon").contains("must be end_of_day or same_position"));
    CHECK(option("log-format", "xml").contains("must be text or json"));
    const auto environment = [](const char* name) {
        return std::string_view{name} == "MOTCUA_SESSION_HOURS" ? "long" : nullptr;
    };
    CHECK(refusal([&] { load_config({.environment = environment}); }) ==
          "environment variable MOTCUA_SESSION_HOURS: session-hours must be a whole number");
}

TEST_CASE("no password is shown")
{
    CHECK(mask_password("postgresql://motcua:geh@eim@db:5432/motcua") == "postgresql://motcua:***@db:5432/motcua");
    CHECK(mask_password("postgresql://db/motcua?user=m&password=geheim&sslmode=require") ==
          "postgresql://db/motcua?user=m&password=***&sslmode=require");
    CHECK(mask_password("postgresql://motcua@db/motcua") == "postgresql://motcua@db/motcua");
    Config config;
    config.database = "postgresql://motcua:geheim@db/motcua";
    CHECK_FALSE(to_text(config).contains("geheim"));
    CHECK(to_text(config).contains("key-file = \"data/motcua.key\"\n"));
}

TEST_CASE("what is shown can be read again")
{
    Config config;
    config.trusted_proxies = {"10.0.0.1"};
    config.log_format = "json";
    const TemporaryFile file{to_text(config)};
    CHECK(to_text(load_config({.file = file.path.string()})) == to_text(config));
}

TEST_CASE("an address to listen on has a host and a port")
{
    CHECK(parse_listen("[::1]:8080")->host == "::1");
    CHECK(parse_listen("[::1]:8080")->port == 8080);
    CHECK(parse_listen("localhost:0")->host == "127.0.0.1");
    CHECK_FALSE(parse_listen("localhost:"));
    CHECK_FALSE(parse_listen(":8080"));
    CHECK_FALSE(parse_listen("127.0.0.1:-1"));
}

TEST_CASE("a channel of notices that lacks what it needs, or holds what cannot be, is refused by name")
{
    const auto refused = [](std::vector<std::pair<std::string, std::string>> options) {
        return refusal([&] { load_config({.command_line = std::move(options)}); });
    };
    const std::string secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    CHECK(refused({{"smtp-url", "smtp://mail.vn:25"}}) == "smtp-from is needed with smtp-url");
    CHECK(refused({{"smtp-user", "motcua"}}) == "smtp-password is needed with smtp-user");
    CHECK(refused({{"webhook-url", "https://x.vn/hook"}}) == "webhook-secret is needed with webhook-url");
    CHECK(refused({{"smtp-url", "smtp://u:p@mail.vn"}}) ==
          "option --smtp-url: smtp-url must be smtp://HOST:PORT or smtps://HOST:PORT");
    CHECK(refused({{"smtp-from", "motcua"}}) == "option --smtp-from: smtp-from must be a mail address, NAME@DOMAIN");
    CHECK(refused({{"webhook-url", "ftp://x.vn"}}).starts_with("option --webhook-url: webhook-url must be https://"));
    CHECK(
        refused({{"webhook-secret", "secret"}}).starts_with("option --webhook-secret: webhook-secret must be whsec_"));
    CHECK(refused({{"notice-attempts", "0"}}) == "option --notice-attempts: notice-attempts must be from 1 to 100");
    CHECK(refused({{"smtp-url", "smtps://mail.vn"},
                   {"smtp-from", "a@b.vn"},
                   {"webhook-url", "http://[::1]:80/x"},
                   {"webhook-secret", secret}}) == "");
}

TEST_CASE("secrets of the channels are never shown")
{
    const std::string secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const std::string text = to_text(load_config(
        {.command_line = {{"smtp-user", "motcua"}, {"smtp-password", "geheim"}, {"webhook-secret", secret}}}));
    CHECK(text.find("smtp-password = \"***\"\nwebhook-url = \"\"\nwebhook-secret = \"***\"\n") != std::string::npos);
    CHECK(text.find("geheim") == std::string::npos);
    CHECK(text.find(secret) == std::string::npos);
}
