#pragma once

#include "tests/support/office.hpp"

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

// Many clients at once, and what they saw.

namespace motcua::tests {

inline constexpr const char* kDesk = "X24.217.MC";
inline constexpr const char* kDepartment = "X24.217.KT";

// A client that acts for an account whose session others may share: signing in once is enough for sixty-four.
class Desk {
public:
    Desk(std::uint16_t port, std::string cookie) : client_(port), cookie_(std::move(cookie)) {}

    Answer get(std::string_view target) { return client_.get(target, {{"Cookie", cookie_}}); }
    Answer post(std::string_view target, const Json& body, Headers headers = {});

    // POST /api/v1/dossiers for an applicant of this name; the name is how a test finds the dossier again.
    Answer receive(const std::string& applicant, const std::string& key = "", const std::string& code = "");
    Answer hand_over(const std::vector<std::string>& codes, const std::string& key = "");
    Answer close(std::int64_t handoff, const std::string& how, const Json& body = Json::object());

private:
    Client client_;
    std::string cookie_;
};

// Signs in and returns the cookie as a request carries it.
std::string cookie_of(std::uint16_t port, const std::string& account);

// Collects complaints from many threads; the test checks at the end that there are none.
class Complaints {
public:
    // "" when an answer is a success or tells its loser why; else what is wrong with it.
    static std::string fault_of(const Answer& answer, const std::set<int>& allowed);

    void add(const std::string& text);
    void judge(const Answer& answer, const std::set<int>& allowed);
    // All of them, one a line, the same ones once.
    std::string text() const;

private:
    mutable std::mutex mutex_;
    std::map<std::string, int> texts_;
};

// Runs `work(i)` for i in 0..count-1 on as many threads, all started at the same moment, and waits for them.
void at_once(int count, const std::function<void(int)>& work);

// Waits until the condition holds; false when it still does not after a minute.
bool eventually(const std::function<bool()>& condition);

std::int64_t number_of(const std::string& database_url, const std::string& sql);

}  // namespace motcua::tests
