#include "tests/crowd/deeds.hpp"

#include "domain/time.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace motcua::tests {
namespace {

using Dice = std::mt19937;

// What a deed is made from.
struct Scene {
    const Json& dossier;
    const Colleague& who;
    const std::vector<Colleague>& people;
    const std::vector<std::string>& others;
    Dice& random;

    template <class T>
    const T& any(const std::vector<T>& values) const
    {
        return values[random() % values.size()];
    }
    bool one_in(unsigned n) const { return random() % n == 0; }

    // Units of the actor's agency but for one.
    std::string unit_besides(const std::string& besides) const
    {
        const std::string agency = who.unit.substr(0, who.unit.rfind('.'));
        std::vector<std::string> units;
        for (const Colleague& other : people) {
            if (other.unit != besides && other.unit.substr(0, other.unit.rfind('.')) == agency)
                units.push_back(other.unit);
        }
        return any(units);
    }
    std::string colleague() const
    {
        std::vector<std::string> accounts;
        for (const Colleague& other : people)
            if (other.unit == who.unit) accounts.push_back(other.account);
        return any(accounts);
    }
    std::string leader() const
    {
        const std::string agency = who.unit.substr(0, who.unit.rfind('.'));
        for (const Colleague& other : people) {
            if (other.role == Role::agency_leader && other.unit.starts_with(agency)) return other.account;
        }
        return who.account;
    }
};

Deed on_dossier(const Scene& scene, const std::string& action, Json body)
{
    return {"/api/v1/dossiers/" + scene.dossier["code"].get<std::string>() + "/" + action, std::move(body)};
}

// Of the handoff of a dossier, or of its paper.
Deed on_manifest(const Scene& scene, const Json& transit, const std::string& how, Json body)
{
    body["dossiers"] = Json::array({scene.dossier["code"]});
    const auto id = transit["handoff"].get<std::int64_t>();
    return {"/api/v1/handoffs/" + std::to_string(id) + "/" + how, std::move(body), false};
}

Deed send(const Scene& scene)
{
    const std::string desk = scene.dossier["desk"];
    const bool home = scene.dossier["status"] == "decided" && scene.who.unit != desk && !scene.one_in(4);
    const std::string code = scene.dossier["code"];
    std::set<std::string> codes{code};
    codes.insert(scene.others.begin(), scene.others.end());
    const bool apart = !scene.dossier["paper"].is_null() || scene.one_in(5);
    return {"/api/v1/handoffs",
            {{"from", scene.who.unit},
             {"to", home ? desk : scene.unit_besides(scene.who.unit)},
             {"dossiers", codes},
             {"carries", apart ? "data" : "both"}},
            false};
}

// The paper follows the data, mostly.
Deed send_paper(const Scene& scene)
{
    const Json& holder = scene.dossier["holder"];
    const bool after = holder.is_object() && holder["unit"] != scene.who.unit && !scene.one_in(4);
    const std::string to = after ? holder["unit"].get<std::string>() : scene.unit_besides(scene.who.unit);
    return {"/api/v1/handoffs",
            {{"from", scene.who.unit},
             {"to", to},
             {"dossiers", Json::array({scene.dossier["code"]})},
             {"carries", "paper"}},
            false};
}

// A week after a date of an answer, in the same writing.
std::string later(const Json& date, int days)
{
    const auto moment = parse_instant(date.get<std::string>());
    return format_instant(moment.value() + std::chrono::days{days});
}

using Make = std::function<Deed(const Scene&)>;

// A command of a dossier with a body that is always the same.
Make plain(std::string action, Json body)
{
    return [=](const Scene& scene) { return on_dossier(scene, action, body); };
}

Make closing(std::string how, Json body)
{
    return [=](const Scene& scene) { return on_manifest(scene, scene.dossier["in_transit"], how, body); };
}

Make closing_paper(std::string how, Json body)
{
    return [=](const Scene& scene) { return on_manifest(scene, scene.dossier["paper"]["in_transit"], how, body); };
}

const std::map<std::string, Make>& deeds()
{
    static const Json reason{{"reason", "theo quy định"}};
    static const std::map<std::string, Make> all{
        {"send", &send},
        {"accept", closing("accept", Json::object())},
        {"decline", closing("decline", reason)},
        {"recall", closing("recall", Json::object())},
        {"send-paper", &send_paper},
        {"accept-paper", closing_paper("accept", Json::object())},
        {"decline-paper", closing_paper("decline", reason)},
        {"recall-paper", closing_paper("recall", Json::object())},
        {"assign", [](const Scene& s) { return on_dossier(s, "assign", {{"person", s.colleague()}}); }},
        {"request-supplement", plain("request-supplement", reason)},
        {"receive-supplement", plain("receive-supplement", Json::object())},
        {"request-payment", plain("request-payment", reason)},
        {"receive-payment", plain("receive-payment", Json::object())},
        {"stop",
         [](const Scene& s) {
             const Json& since = s.dossier["deadline"]["due_at"];
             const std::string until = later(since.is_null() ? s.dossier["received_at"] : since, 3);
             return on_dossier(s, "stop", {{"until", until}, {"reason", "đi xa"}});
         }},
        {"resume", plain("resume", Json::object())},
        {"reappoint",
         [](const Scene& s) {
             const Json body{{"due_at", later(s.dossier["deadline"]["due_at"], 7)},
                             {"approver", s.leader()},
                             {"reason", "chờ xác minh"}};
             return on_dossier(s, "reappoint", body);
         }},
        {"decide",
         [](const Scene& s) {
             const bool refused = s.one_in(10);
             return on_dossier(s, "decide",
                               {{"outcome", refused ? "refused" : "approved"}, {"reason", "đủ điều kiện"}});
         }},
        {"redo", plain("redo", reason)},
        {"receive", plain("receive", Json::object())},
        {"file", plain("file", Json::object())},
        {"guide", plain("guide", reason)},
        {"refuse", plain("refuse", reason)},
        {"announce-early", plain("announce-early", Json::object())},
        {"return", plain("return", {{"receiver", "Người nhận"}, {"signature", true}})},
        {"withdraw", plain("withdraw", reason)},
        {"note", plain("note", {{"text", "đã gọi điện"}})},
        {"correct",
         [](const Scene& s) {
             return on_dossier(
                 s, "correct",
                 {{"approver", s.leader()}, {"reason", "sai tên"}, {"applicant", {{"name", "Tên đúng"}}}});
         }},
        {"report-loss",
         [](const Scene& s) {
             return on_dossier(s, "report-loss",
                               {{"damage", "damaged"}, {"responsible", s.who.unit}, {"papers", "tờ khai"}});
         }},
        {"open-child",
         [](const Scene& s) {
             return on_dossier(s, "children",
                               {{"unit", s.unit_besides(s.who.unit)},
                                {"limit", {{"unit", "working_day"}, {"amount", 2}}},
                                {"task", "xác minh"}});
         }},
        {"locate", plain("locate", {{"place", "kệ 3"}})},
        {"ask-opinion",
         [](const Scene& s) {
             return on_dossier(s, "ask-opinion",
                               {{"unit", s.unit_besides(s.who.unit)},
                                {"limit", {{"unit", "working_day"}, {"amount", 2}}},
                                {"question", "có phù hợp quy hoạch?"}});
         }},
        {"give-opinion",
         [](const Scene& s) {
             std::int64_t asked = 0;
             for (const Json& opinion : s.dossier["opinions"])
                 if (opinion["unit"] == s.who.unit) asked = opinion["asked"];
             return on_dossier(s, "give-opinion", {{"asked", asked}, {"answer", "phù hợp"}});
         }},
    };
    return all;
}

}  // namespace

std::optional<Deed> deed_for(const std::string& action,
                             const Json& dossier,
                             const Colleague& who,
                             const std::vector<Colleague>& people,
                             const std::vector<std::string>& others,
                             Dice& random)
{
    const auto known = deeds().find(action);
    if (known == deeds().end()) return std::nullopt;
    return known->second(Scene{dossier, who, people, others, random});
}

}  // namespace motcua::tests
