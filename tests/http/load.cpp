#include "tests/http/load.hpp"

#include "storage/session.hpp"

#include <chrono>
#include <latch>
#include <stdexcept>

namespace motcua::tests {

Answer Desk::post(std::string_view target, const Json& body, Headers headers)
{
    headers.emplace_back("Cookie", cookie_);
    return client_.post(target, body, std::move(headers));
}

Answer Desk::receive(const std::string& applicant, const std::string& key, const std::string& code)
{
    Json form = {
        {"procedure", "EPAR.KT01"}, {"desk", kDesk}, {"channel", "direct"}, {"applicant", {{"name", applicant}}}};
    if (!code.empty()) form["code"] = code;
    return post("/api/v1/dossiers", form, key.empty() ? Headers{} : Headers{{"Idempotency-Key", key}});
}

Answer Desk::hand_over(const std::vector<std::string>& codes, const std::string& key)
{
    return post("/api/v1/handoffs", {{"from", kDesk}, {"to", kDepartment}, {"dossiers", codes}},
                key.empty() ? Headers{} : Headers{{"Idempotency-Key", key}});
}

Answer Desk::close(std::int64_t handoff, const std::string& how, const Json& body)
{
    return post("/api/v1/handoffs/" + std::to_string(handoff) + "/" + how, body);
}

std::string cookie_of(std::uint16_t port, const std::string& account)
{
    Client client{port};
    const Answer answer = client.post("/api/v1/session", {{"account", account}, {"password", "motcua-demo"}});
    const std::string cookie = answer.header("set-cookie");
    if (answer.status != 200 || cookie.empty()) throw std::runtime_error(account + " cannot sign in: " + answer.body);
    return cookie.substr(0, cookie.find(';'));
}

std::string Complaints::fault_of(const Answer& answer, const std::set<int>& allowed)
{
    if (answer.status == 200 || answer.status == 201) return "";
    if (answer.status == 0) return "no answer came";
    const std::string seen = std::to_string(answer.status) + " " + answer.body;
    if (!allowed.contains(answer.status)) return seen;
    if (answer.header("content-type") != "application/problem+json") return "not a problem: " + seen;
    const Json problem = answer.json();
    if (!problem.is_object()) return "not JSON: " + seen;
    const auto type = problem.value("type", "");
    if (!type.starts_with("urn:motcua:problem:")) return "no type: " + seen;
    if (problem.value("detail", "").empty() || problem.value("title", "").empty()) return "no reason: " + seen;
    if (answer.body.find("{0}") != std::string::npos) return "a placeholder is left open: " + seen;
    if (answer.status == 503 && answer.header("retry-after").empty()) return "no Retry-After: " + seen;
    return "";
}

void Complaints::add(const std::string& text)
{
    if (text.empty()) return;
    const std::scoped_lock lock{mutex_};
    ++texts_[text];
}

void Complaints::judge(const Answer& answer, const std::set<int>& allowed)
{
    add(fault_of(answer, allowed));
}

std::string Complaints::text() const
{
    const std::scoped_lock lock{mutex_};
    std::string out;
    for (const auto& [text, count] : texts_) {
        if (out.size() < 4000) out += std::to_string(count) + " × " + text + "\n";
    }
    return out;
}

void at_once(int count, const std::function<void(int)>& work)
{
    std::latch start{count};
    std::vector<std::jthread> threads;
    for (int i = 0; i < count; ++i) {
        threads.emplace_back([&, i] {
            start.arrive_and_wait();
            work(i);
        });
    }
}

bool eventually(const std::function<bool()>& condition)
{
    const auto last = std::chrono::steady_clock::now() + std::chrono::minutes{1};
    while (!condition()) {
        if (std::chrono::steady_clock::now() > last) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    return true;
}

std::int64_t number_of(const std::string& database_url, const std::string& sql)
{
    storage::Session session{database_url};
    return session.value<std::int64_t>(sql).value();
}

}  // namespace motcua::tests
