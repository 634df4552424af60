#include "tests/http/probe.hpp"

#include <algorithm>
#include <array>

namespace motcua::tests {
namespace {

bool under(const api::Route& route, std::string_view prefix)
{
    return route.pattern.starts_with(prefix);
}

std::string filled(std::string_view pattern, const std::string& value)
{
    std::string target{pattern};
    const auto begin = target.find('{');
    if (begin == std::string::npos) return target;
    return target.replace(begin, target.find('}') - begin + 1, value);
}

std::string encoded(const std::string& text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += kDigits[byte / 16];
        out += kDigits[byte % 16];
    }
    return out;
}

// Something with which a command would be done to a dossier of one's own.
std::string command_body(const Foreign& foreign)
{
    return Json{{"text", "x"},      {"reason", "x"},         {"outcome", "approved"},
                {"person", "kep1"}, {"unit", foreign.unit},  {"approver", foreign.account},
                {"place", "x"},     {"due_at", "2016-01-04"}}
        .dump();
}

// The same thing named in the path, asked for without and with several versions.
std::vector<Probe> about(const api::Route& route, const std::string& id, const std::string& body)
{
    const std::string method{route.method};
    const std::string target = filled(route.pattern, id);
    if (method != "POST") return {{method, target, "", {}, true}};
    std::vector<Probe> probes;
    for (const char* version : {"", "*", "\"1\"", "\"999\""}) {
        Headers headers{{"Content-Type", "application/json"}};
        if (*version != '\0') headers.emplace_back("If-Match", version);
        probes.push_back({method, target, body, headers, true});
        probes.push_back({method, target, "{}", headers, true});
    }
    return probes;
}

// Targets are no dossiers: every unit's are for all who work here to see, but not to change.
std::vector<Probe> about_targets(const api::Route& route, const Foreign& foreign)
{
    const std::string method{route.method};
    const std::string target = filled(filled(route.pattern, "2015"), foreign.unit);
    if (method == "GET") return {{method, target, "", {}}, {method, target + "?format=csv", "", {}}};
    Json body{{"task", 1}, {"target", 1}, {"reason", "x"}};
    if (target.ends_with("/report")) {
        body["actual"] = "99";
    } else {
        body["approver"] = foreign.account;
    }
    const Headers headers{{"Content-Type", "application/json"}, {"If-Match", "*"}};
    return {{method, target, body.dump(), headers}};
}

std::vector<Probe> asked(const api::Route& route, std::vector<std::string> queries)
{
    std::vector<Probe> probes;
    for (const std::string& query : queries)
        probes.push_back({std::string{route.method}, std::string{route.pattern} + query, "", {}});
    return probes;
}

std::vector<Probe> posted(const api::Route& route, const std::vector<Json>& bodies, bool hides_existence)
{
    std::vector<Probe> probes;
    for (const Json& body : bodies) {
        probes.push_back(
            {"POST", std::string{route.pattern}, body.dump(), {{"Content-Type", "application/json"}}, hides_existence});
    }
    return probes;
}

std::vector<Probe> lists(const api::Route& route, const Foreign& foreign)
{
    const std::string unit = foreign.unit, desk = unit + ".MC", department = unit + ".KT";
    if (route.pattern == "/api/v1/dossiers") {
        return asked(route, {"",
                             "?limit=200",
                             "?q=" + encoded(foreign.applicant),
                             "?q=" + foreign.phone,
                             "?q=" + foreign.dossier,
                             "?q=" + unit,
                             "?holder_unit=" + department,
                             "?holder_unit=" + desk,
                             "?holder_person=" + foreign.account,
                             "?late=overdue",
                             "?late=due_soon",
                             "?late=step",
                             "?status=received",
                             "?status=processing",
                             "?provisional=true",
                             "?visit=" + foreign.dossier,
                             "?parent=" + foreign.dossier,
                             "?received_from=2000-01-01",
                             "?on_behalf_of=" + foreign.account,
                             "?paper=" + desk});
    }
    if (route.pattern == "/api/v1/handoffs")
        return asked(route, {"", "?from=" + desk, "?to=" + department, "?state=open", "?state=closed", "?cursor=99",
                             "?number=1/2015&from=" + desk});
    if (route.pattern == "/api/v1/alarms")
        return asked(route, {"", "?unit=" + unit, "?unit=" + department, "?open=true", "?kind=overdue", "?limit=200"});
    if (route.pattern == "/api/v1/indicators") {
        const std::string period = "?from=2015-01-01&to=2016-01-01";
        return asked(route, {period, period + "&unit=" + unit, period + "&unit=" + desk, period + "&group_by=unit",
                             period + "&group_by=procedure", period + "&group_by=field", period + "&group_by=desk",
                             period + "&group_by=person", period + "&span=month", period + "&as_of=2015-06-01"});
    }
    if (route.pattern == "/api/v1/closings") return asked(route, {"", "?agency=" + unit, "?cursor=99"});
    if (route.pattern == "/api/v1/reports/nine-indices/dossiers") {
        const std::string period = "?from=2015-01-01&to=2016-01-01";
        return asked(route, {period, period + "&by_unit=" + department, period + "&by_person=" + foreign.account,
                             period + "&format=csv&by_unit=" + department});
    }
    if (under(route, "/api/v1/reports/")) {
        const std::string period = "?from=2015-01-01&to=2016-01-01";
        return asked(route, {period, period + "&unit=" + unit, period + "&unit=" + desk, period + "&format=csv",
                             period + "&format=html", period + "&as_of=2015-06-01"});
    }
    if (route.pattern == "/api/v1/analysis/steps") {
        const std::string period = "?from=2015-01-01&to=2016-01-01";
        return asked(route, {period, period + "&unit=" + unit, period + "&unit=" + desk, period + "&holders=person",
                             period + "&procedure=EPAR.KT01"});
    }
    if (route.pattern == "/api/v1/analysis/warnings") {
        return asked(route, {"", "?limit=200", "?unit=" + unit, "?unit=" + department, "?procedure=EPAR.KT01",
                             "?cursor=0_0_0_" + foreign.dossier});
    }
    return asked(route, {"", "?limit=200", "?unit=" + unit, "?q=" + foreign.phone, "?cursor=99"});
}

// Lists and single things by their own rules.
std::optional<std::vector<Probe>> gets(const api::Route& route, const Foreign& foreign)
{
    constexpr std::array kLists{"/api/v1/session",
                                "/api/v1/deputies",
                                "/api/v1/units",
                                "/api/v1/procedures",
                                "/api/v1/calendars",
                                "/api/v1/dossiers",
                                "/api/v1/handoffs",
                                "/api/v1/late",
                                "/api/v1/alarms",
                                "/api/v1/indicators",
                                "/api/v1/indicators/definitions",
                                "/api/v1/notices",
                                "/api/v1/closings",
                                "/api/v1/analysis/steps",
                                "/api/v1/analysis/warnings"};
    if (std::ranges::find(kLists, route.pattern) != kLists.end()) return lists(route, foreign);
    if (under(route, "/api/v1/dossiers/")) return about(route, foreign.dossier, "");
    if (under(route, "/api/v1/handoffs/")) return about(route, foreign.handoff, "");
    if (under(route, "/api/v1/calendars/")) return about(route, foreign.edition, "");
    if (under(route, "/api/v1/closings/")) return about(route, foreign.closing, "");
    // The catalogue and the working hours of every unit are public; the regulation also lets everybody who knows a code
    // see how far the dossier is.
    const auto open_to_all = [&](const std::string& id) {
        return std::vector<Probe>{{"GET", filled(route.pattern, id), "", {}}};
    };
    if (under(route, "/api/v1/scoreboards/")) return about_targets(route, foreign);
    if (under(route, "/api/v1/reports/")) return lists(route, foreign);
    if (under(route, "/api/v1/procedures/")) return open_to_all("EPAR.KT01");
    if (under(route, "/api/v1/units/")) return open_to_all(foreign.unit);
    if (under(route, "/api/v1/public/dossiers/") || under(route, "/tra-cuu/")) return open_to_all(foreign.dossier);
    if (under(route, "/t/")) return open_to_all("AAAAAAAAAAAAAAAAAAAAAA");
    constexpr std::array kOpen{"/",       "/thong-ke", "/thong-ke/du-lieu.csv", "/api/openapi.json", "/healthz",
                               "/readyz", "/metrics"};
    if (std::ranges::find(kOpen, route.pattern) != kOpen.end()) return open_to_all("");
    return std::nullopt;
}

std::optional<std::vector<Probe>> posts(const api::Route& route, const Foreign& foreign)
{
    const std::string desk = foreign.unit + ".MC";
    if (under(route, "/api/v1/dossiers/")) return about(route, foreign.dossier, command_body(foreign));
    if (under(route, "/api/v1/handoffs/"))
        return about(route, foreign.handoff, Json{{"dossiers", {foreign.dossier}}, {"reason", "x"}}.dump());
    if (under(route, "/api/v1/calendars/")) return about(route, foreign.edition, "{}");
    if (under(route, "/api/v1/deputies/")) return about(route, foreign.deputy, "{}");
    if (under(route, "/api/v1/scoreboards/")) return about_targets(route, foreign);
    if (under(route, "/api/v1/notices/")) return about(route, foreign.notice, "{}");
    if (route.pattern == "/api/v1/handoffs") {
        return posted(route,
                      {{{"from", "X24.217.02.MC"}, {"to", "X24.217.02"}, {"dossiers", {foreign.dossier}}},
                       {{"from", "X24.217.02"}, {"to", "X24.217.02.MC"}, {"dossiers", {foreign.dossier}}},
                       {{"from", desk}, {"to", "X24.217.02.MC"}, {"dossiers", {foreign.dossier}}}},
                      true);
    }
    if (route.pattern == "/api/v1/closings")
        return posted(route, {{{"period", "2015-01"}}, {{"period", "2015-01"}, {"agency", foreign.unit}}}, false);
    // That a staff account exists is no secret: who works where is published (NĐ 61/2018 art. 9).
    if (route.pattern == "/api/v1/deputies") {
        return posted(route,
                      {{{"account", foreign.account}, {"valid_from", "2015-06-01"}, {"valid_to", "2015-06-02"}},
                       {{"account", "kep1"},
                        {"stands_in_for", foreign.account},
                        {"valid_from", "2015-06-01"},
                        {"valid_to", "2015-06-02"}}},
                      false);
    }
    if (route.pattern == "/api/v1/dossiers") {
        return posted(
            route,
            {{{"procedure", "EPAR.KT01"}, {"desk", desk}, {"channel", "direct"}, {"applicant", {{"name", "X"}}}}},
            false);
    }
    if (route.pattern == "/api/v1/filings" || route.pattern == "/api/v1/guidances" ||
        route.pattern == "/api/v1/refusals") {
        return posted(route,
                      {{{"procedure", "EPAR.KT01"},
                        {"desk", desk},
                        {"channel", "post"},
                        {"reason", "x"},
                        {"applicant", {{"name", "X"}}}}},
                      false);
    }
    if (route.pattern == "/api/v1/visits") {
        return posted(route,
                      {{{"desk", desk},
                        {"channel", "direct"},
                        {"applicant", {{"name", "X"}}},
                        {"dossiers", Json::array({{{"procedure", "EPAR.KT01"}}})}}},
                      false);
    }
    if (route.pattern == "/api/v1/calendars") {
        return posted(route,
                      {{{"unit", foreign.unit},
                        {"reason", "x"},
                        {"days", Json::array({{{"date", "2015-09-01"}, {"type", "HOLIDAY"}, {"name", "x"}}})}}},
                      false);
    }
    if (route.pattern == "/api/v1/deadline") {
        return posted(route,
                      {{{"limit", {{"amount", 5}, {"unit", "working_day"}}},
                        {"received_at", "2015-02-11T08:00:00+07:00"},
                        {"unit", desk}}},
                      false);
    }
    if (route.pattern == "/api/v1/session")
        return posted(route, {{{"account", foreign.account}, {"password", "x"}}}, false);
    if (route.pattern == "/") return std::vector<Probe>{{"POST", "/", "code=" + foreign.dossier, {}}};
    return std::nullopt;
}

}  // namespace

Foreign nobodys()
{
    return {"X24.217-150210-9876", "98765",       "98765",      "98765",    "X24.217",
            "khong-co-ai",         "Không Có Ai", "0900000000", "msg_none", "98765"};
}

std::optional<std::vector<Probe>> probes_of(const api::Route& route, const Foreign& foreign)
{
    if (route.method == "GET") return gets(route, foreign);
    if (route.method == "POST") return posts(route, foreign);
    // Signing out ends one's own session only.
    if (route.method == "DELETE" && route.pattern == "/api/v1/session") return std::vector<Probe>{};
    return std::nullopt;
}

}  // namespace motcua::tests
