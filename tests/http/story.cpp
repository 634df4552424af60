#include "tests/http/story.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace motcua::tests {
namespace {

constexpr const char* kPassword = "motcua-demo";

// Who speaks for a unit.
const std::map<std::string, std::string> kClerks{{"MC", "tiepnhan"}, {"KT", "chuyenvien"}, {"TP", "tuphap"},
                                                 {"LD", "laodong"},  {"TC", "taichinh"},   {"DK", "datdai"},
                                                 {"UB", "lanhdao"}};

// Beside the demo accounts.
struct Colleague {
    const char* account;
    const char* name;
    const char* role;
    const char* unit;
};
constexpr Colleague kColleagues[]{{"kythuat", "Nguyễn Đức Kỹ", "department_staff", "KT"},
                                  {"tuphap", "Phan Thị Nhàn", "department_staff", "TP"},
                                  {"laodong", "Hồ Văn Cần", "department_staff", "LD"},
                                  {"taichinh", "Đinh Thị Kiệm", "department_staff", "TC"},
                                  {"datdai", "Mạc Văn Điền", "department_staff", "DK"}};

constexpr const char* kAgency = "X24.217";

const Filing& filing(const std::string& name)
{
    const auto found = std::ranges::find(filings(), name, &Filing::name);
    if (found == filings().end()) throw std::runtime_error("nobody in the story is called " + name);
    return *found;
}

std::string full_code(const Filing& filed)
{
    const std::string code = filed.code;
    return code.find('.') == std::string::npos ? kAgency + ("-" + code) : code;
}

std::string failure(const Answer& answer)
{
    const Json body = answer.json();
    std::string text = std::to_string(answer.status);
    if (answer.status < 400 || !body.is_object()) return text;
    const std::string type = body.value("type", "");
    return text + " " + type.substr(type.rfind(':') + 1);
}

}  // namespace

std::string unit(const std::string& group)
{
    return std::string{kAgency} + "." + group;
}

std::string Filing::name() const
{
    const std::string whole = applicant;
    return whole.substr(whole.rfind(' ') + 1);
}

Story::Story() : office_("2015-02-09T07:00:00+07:00")
{
    for (const Colleague& one : kColleagues) {
        const Run added = run({"user", "add", one.account, "--database", office_.database_url(), "--name", one.name,
                               "--role", one.role, "--unit", unit(one.unit), "--password-stdin"},
                              std::string{kPassword} + "\n");
        if (added.code != 0) throw std::runtime_error(std::string{one.account} + " is not taken on: " + added.err);
    }
}

void Story::at(const std::string& minute)
{
    now_ = minute;
    office_.set_clock(minute + ":30+07:00");
}

// Sessions end overnight: everybody signs in anew on the days they work.
Client& Story::as(const std::string& account)
{
    Client& client = people_.try_emplace(account, office_.port()).first->second;
    const std::string today = now_.substr(0, 10);
    if (std::exchange(signed_in_on_[account], today) != today) client.sign_in(account, kPassword);
    return client;
}

Answer Story::demand(const std::string& what, int status, Answer answer)
{
    if (answer.status == status) return answer;
    throw std::runtime_error(now_ + ": " + what + ": " + std::to_string(answer.status) + " " + answer.body);
}

std::string Story::attempt(const std::string& account,
                           const std::string& name,
                           const std::string& command,
                           const Json& body,
                           const std::string& if_match)
{
    Client& client = as(account);
    const std::string path = "/api/v1/dossiers/" + code(name);
    const std::string version = if_match.empty() ? client.get(path).header("etag") : if_match;
    const Answer answer = client.post(path + "/" + command, body, {{"If-Match", version}});
    if (answer.status == 200) ++events_;
    return failure(answer);
}

void Story::command(const std::string& account, const std::string& name, const std::string& command, const Json& body)
{
    const std::string said = attempt(account, name, command, body);
    if (said != "200") throw std::runtime_error(now_ + ": " + account + ", " + command + " " + name + ": " + said);
}

void Story::receive(const std::string& name, Json more)
{
    const Filing& filed = filing(name);
    Json body{{"procedure", std::string{"EPAR."} + filed.procedure},
              {"desk", unit("MC")},
              {"channel", filed.channel},
              {"applicant", {{"name", filed.applicant}}}};
    body.update(more);
    const Answer answer = demand("receive " + name, 201, as("tiepnhan").post("/api/v1/dossiers", body));
    ++events_;
    const Json slip = answer.json();
    INFO(name << " (" << filed.procedure << ") received " << filed.received);
    CHECK(slip["code"] == full_code(filed));
    CHECK(answer.header("location") == "/api/v1/dossiers/" + full_code(filed));
    CHECK(moment(slip["received_at"]) == filed.received);
    CHECK(moment(slip["deadline"]["due_at"]) == (filed.due == nullptr ? "never" : filed.due));
    CHECK(slip["deadline"]["original_due_at"] == slip["deadline"]["due_at"]);
    CHECK(slip["status"] == "received");
    names_[slip["code"]] = name;
    slips_[name] = slip;
}

void Story::enter_late(const std::string& name)
{
    const std::string received_at = std::string{filing(name).received} + ":00+07:00";
    receive(name, {{"received_at", received_at}, {"note", "Vào sổ giấy, nhập máy sau"}});
    CHECK(slip(name)["late_entry"] == true);
    CHECK(slip(name)["received_at"] == received_at);
    CHECK(moment(slip(name)["recorded_at"]) == now_);
}

void Story::request_supplement(const std::string& name, const std::string& reason)
{
    command("tiepnhan", name, "request-supplement",
            {{"reason", reason}, {"documents", {{{"name", "Bản sao sổ hộ khẩu"}, {"originals", 0}, {"copies", 1}}}}});
}

void Story::receive_supplement(const std::string& name)
{
    command("tiepnhan", name, "receive-supplement", {{"note", "Đã nộp đủ"}});
}

void Story::reappoint(const std::string& name, const std::string& date, const std::string& reason)
{
    command("motcua", name, "reappoint", {{"due_at", date}, {"reason", reason}});
}

void Story::withdraw(const std::string& name, const std::string& reason)
{
    command("tiepnhan", name, "withdraw", {{"reason", reason}});
}

void Story::give_back(const Names& names)
{
    for (const auto& name : names) command("tiepnhan", name, "return", {{"receiver", filing(name).applicant}});
}

Manifest Story::hand_over(const std::string& from, const std::string& to, const Names& names)
{
    Json codes = Json::array();
    for (const auto& name : names) codes.push_back(code(name));
    const Json body{{"from", unit(from)}, {"to", unit(to)}, {"dossiers", codes}};
    const Json sent = demand("hand over to " + to, 201, as(kClerks.at(from)).post("/api/v1/handoffs", body)).json();
    CHECK(sent["items"].size() == names.size());
    events_ += static_cast<int>(names.size());
    return {"/api/v1/handoffs/" + std::to_string(sent["id"].get<int>()), from, to, names};
}

void Story::close(
    const std::string& account, const Manifest& manifest, const std::string& how, Json body, const Names& names)
{
    for (const auto& name : names) body["dossiers"].push_back(code(name));
    demand(account + ", " + how, 200, as(account).post(manifest.path + "/" + how, body));
    events_ += static_cast<int>(names.empty() ? manifest.names.size() : names.size());
}

void Story::accept(const Manifest& manifest, const Names& names)
{
    close(kClerks.at(manifest.to), manifest, "accept", Json::object(), names);
}

void Story::decline(const Manifest& manifest, const Names& names, const std::string& reason)
{
    close(kClerks.at(manifest.to), manifest, "decline", {{"reason", reason}}, names);
}

void Story::recall(const Manifest& manifest, const Names& names)
{
    close(kClerks.at(manifest.from), manifest, "recall", Json::object(), names);
}

void Story::pass(const std::string& from, const std::string& to, const Names& names)
{
    accept(hand_over(from, to, names));
}

void Story::assign(const std::string& account, const std::string& name, const std::string& person)
{
    command(account, name, "assign", {{"person", person}});
}

void Story::approve(const std::string& account, const Names& names)
{
    for (const auto& name : names) command(account, name, "decide", {{"outcome", "approved"}});
}

void Story::refuse(const std::string& account, const std::string& name, const std::string& reason)
{
    command(account, name, "decide", {{"outcome", "refused"}, {"reason", reason}});
}

void Story::note(const std::string& account, const std::string& name, const std::string& text)
{
    command(account, name, "note", {{"text", text}});
}

void Story::finish(const std::string& unit, const Names& names)
{
    approve(kClerks.at(unit), names);
    pass(unit, "MC", names);
}

}  // namespace motcua::tests
