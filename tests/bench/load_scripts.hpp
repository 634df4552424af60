#pragma once

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string>

// What bench_load can ask a service.

namespace motcua::bench {

using Options = std::map<std::string, std::string>;

inline std::string read_file(const std::string& path)
{
    std::ifstream file{path};
    if (!file) throw std::runtime_error("cannot read " + path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

struct Answer {
    int status = 0;
    std::string body;
};

inline std::string request(const std::string& method,
                           const std::string& target,
                           const std::string& cookie,
                           const std::string& body = {},
                           const std::string& key = {})
{
    std::string text = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!cookie.empty()) text += "Cookie: " + cookie + "\r\n";
    if (!key.empty()) text += "Idempotency-Key: " + key + "\r\n";
    if (method != "GET") {
        text += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    }
    return text + "\r\n" + body;
}

// What one connection asks: the first request of a step, and after each answer the next; empty when the step is over.
class Script {
public:
    virtual ~Script() = default;
    virtual std::string begin() = 0;
    virtual std::string go_on(const Answer&) { return {}; }

protected:
    std::mt19937_64 random_{std::random_device{}()};
};

class Get : public Script {
public:
    explicit Get(const Options& options) : target_(options.at("get")), cookie_(options.at("cookie"))
    {
        place_ = target_.find("{code}");
        if (place_ == std::string::npos) return;
        target_.erase(place_, 6);
        std::istringstream codes{options.at("codes")};
        std::string months, serials;
        std::getline(codes, agency_, ':');
        std::getline(codes, months, ':');
        std::getline(codes, serials);
        months_ = std::stoul(months);
        serials_ = std::stoul(serials);
    }

    std::string begin() override
    {
        std::string target = target_;
        if (place_ != std::string::npos) target.insert(place_, code());
        return request("GET", target, cookie_);
    }

private:
    // As tests/bench/fill.cpp gives them: the 1st to the 28th of each month from January 2014.
    std::string code()
    {
        const auto month = random_() % months_;
        std::array<char, 64> text;
        std::snprintf(text.data(), text.size(), "%s-%02lu%02lu%02lu-%04lu", agency_.c_str(), 14 + month / 12,
                      month % 12 + 1, random_() % 28 + 1, random_() % serials_ + 1);
        return text.data();
    }

    std::string target_;
    std::string cookie_;
    std::string::size_type place_ = 0;
    std::string agency_;
    unsigned long months_ = 1;
    unsigned long serials_ = 1;
};

class Post : public Script {
public:
    explicit Post(const Options& options)
        : target_(options.at("post")), cookie_(options.at("cookie")), body_(read_file(options.at("body")))
    {
    }
    std::string begin() override
    {
        const std::string key = std::to_string(random_()) + std::to_string(random_());
        return request("POST", target_, cookie_, body_, key);
    }

private:
    std::string target_;
    std::string cookie_;
    std::string body_;
};

class Manifests : public Script {
public:
    Manifests(const Options& options, std::size_t connection) : from_(options.at("from")), to_(options.at("to"))
    {
        cookie_ = options.at("cookie");
        other_cookie_ = options.at("other-cookie");
        std::istringstream lines{read_file(options.at("manifests"))};
        std::string code;
        for (std::size_t i = 0; std::getline(lines, code) && i < 10 * (connection + 1); ++i) {
            if (i < 10 * connection) continue;
            codes_ += (codes_.empty() ? "\"" : ",\"") + code + "\"";
        }
        if (codes_.empty()) throw std::runtime_error("not enough codes for so many connections");
    }

    std::string begin() override
    {
        accepting_ = false;
        const std::string body = R"({"from":")" + from_ + R"(","to":")" + to_ + R"(","dossiers":[)" + codes_ + "]}";
        return request("POST", "/api/v1/handoffs", cookie_, body);
    }

    std::string go_on(const Answer& sent) override
    {
        if (accepting_) {
            std::swap(from_, to_);
            std::swap(cookie_, other_cookie_);
            return {};
        }
        const auto id = sent.body.find("\"id\":");
        if (id == std::string::npos) return {};
        accepting_ = true;
        const auto end = sent.body.find(',', id);
        return request("POST", "/api/v1/handoffs/" + sent.body.substr(id + 5, end - id - 5) + "/accept", other_cookie_,
                       "{}");
    }

private:
    std::string from_;
    std::string to_;
    std::string cookie_;
    std::string other_cookie_;
    std::string codes_;
    bool accepting_ = false;
};

inline std::unique_ptr<Script> make_script(const Options& options, std::size_t connection)
{
    if (options.contains("get")) return std::make_unique<Get>(options);
    if (options.contains("post")) return std::make_unique<Post>(options);
    return std::make_unique<Manifests>(options, connection);
}

}  // namespace motcua::bench
