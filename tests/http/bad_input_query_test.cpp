#include "tests/http/bad_input.hpp"

#include <doctest/doctest.h>

#include <string>
#include <tuple>
#include <vector>

using namespace motcua::tests;

namespace {

struct BadQuery {
    const char* target;
    int status;
    const char* reason;
    const char* pointer = "";
};

constexpr const char* kPeriod = "/api/v1/indicators?from=2015-02-01&to=2015-03-01";
constexpr const char* kSteps = "/api/v1/analysis/steps?from=2015-02-01&to=2015-03-01";
constexpr const char* kWarnings = "/api/v1/analysis/warnings?";

}  // namespace

TEST_CASE("a query that cannot be answered says which parameter is at fault")
{
    Office office;
    Client& clerk = office.as("tiepnhan");
    const std::string search = "/api/v1/dossiers?q=" + std::string(201, 'a');
    const std::string procedures = "/api/v1/procedures?q=" + std::string(201, 'a');
    const std::string unknown_unit = std::string{kPeriod} + "&unit=X24.999";
    const std::string unknown_group = std::string{kPeriod} + "&group_by=colour";
    for (const BadQuery& bad : {BadQuery{"/api/v1/dossiers?limit=0", 422, "out-of-range", "/limit"},
                                {"/api/v1/dossiers?limit=201", 422, "out-of-range", "/limit"},
                                {"/api/v1/dossiers?limit=-1", 422, "out-of-range", "/limit"},
                                {"/api/v1/dossiers?limit=1.5", 422, "out-of-range", "/limit"},
                                {"/api/v1/dossiers?limit=ten", 422, "out-of-range", "/limit"},
                                {"/api/v1/dossiers?limit=99999999999", 422, "out-of-range", "/limit"},
                                {"/api/v1/dossiers?status=lost", 422, "invalid-value", "/status"},
                                {"/api/v1/dossiers?late=very", 422, "invalid-value", "/late"},
                                {"/api/v1/dossiers?received_from=2015-02-30", 422, "impossible-date", "/received_from"},
                                {"/api/v1/dossiers?received_to=soon", 422, "impossible-date", "/received_to"},
                                {"/api/v1/dossiers?cursor=x", 400, "invalid-cursor", "/cursor"},
                                {"/api/v1/dossiers?cursor=5", 400, "invalid-cursor", "/cursor"},
                                {"/api/v1/dossiers?cursor=5_x", 400, "invalid-cursor", "/cursor"},
                                {search.c_str(), 422, "too-long", "/q"},
                                {procedures.c_str(), 422, "too-long", "/q"},
                                {"/api/v1/procedures?limit=0", 422, "out-of-range", "/limit"},
                                {"/api/v1/procedures?level=village", 422, "invalid-value", "/level"},
                                {"/api/v1/procedures/EPAR.XX99", 404, "unknown-procedure"},
                                {"/api/v1/units?kind=castle", 422, "invalid-value", "/kind"},
                                {"/api/v1/handoffs?limit=0", 422, "out-of-range", "/limit"},
                                {"/api/v1/handoffs?state=lost", 422, "invalid-value", "/state"},
                                {"/api/v1/handoffs?number=12", 422, "invalid-value", "/number"},
                                {"/api/v1/handoffs?cursor=x", 400, "invalid-cursor", "/cursor"},
                                {"/api/v1/handoffs/77", 404, "unknown-handoff"},
                                {"/api/v1/handoffs/x", 404, "unknown-handoff"},
                                {"/api/v1/closings?limit=0", 422, "out-of-range", "/limit"},
                                {"/api/v1/closings?cursor=x", 400, "invalid-cursor", "/cursor"},
                                {"/api/v1/closings/77", 404, "unknown-closing"},
                                {"/api/v1/closings/x/restatements", 404, "unknown-closing"},
                                {"/api/v1/late?limit=x", 422, "out-of-range", "/limit"},
                                {"/api/v1/alarms?kind=loud", 422, "invalid-value", "/kind"},
                                {"/api/v1/alarms?open=maybe", 422, "invalid-value", "/open"},
                                {"/api/v1/alarms?from=2015-02-30", 422, "impossible-date", "/from"},
                                {"/api/v1/alarms?to=soon", 422, "impossible-date", "/to"},
                                {"/api/v1/alarms?limit=0", 422, "out-of-range", "/limit"},
                                {"/api/v1/alarms?unit=X24.999", 404, "unknown-unit", "/unit"},
                                {"/api/v1/alarms?cursor=x", 400, "invalid-cursor", "/cursor"},
                                {"/api/v1/alarms?cursor=5_", 400, "invalid-cursor", "/cursor"},
                                {"/api/v1/alarms?cursor=5_6x", 400, "invalid-cursor", "/cursor"},
                                {"/api/v1/indicators?to=2015-03-01", 422, "missing-field", "/from"},
                                {"/api/v1/indicators?from=&to=2015-03-01", 422, "missing-field", "/from"},
                                {"/api/v1/indicators?from=2015-03-01", 422, "missing-field", "/to"},
                                {"/api/v1/indicators?from=2015-02-30&to=2015-03-01", 422, "impossible-date", "/from"},
                                {"/api/v1/indicators?from=2015-03-01&to=2015-02-01", 422, "out-of-range", "/to"},
                                {"/api/v1/indicators?from=2015-03-01&to=2015-03-01", 422, "out-of-range", "/to"},
                                {"/api/v1/indicators?from=1990-03-01&to=2015-03-01", 422, "out-of-range", "/to"},
                                {"/api/v1/indicators?period=2015-13", 422, "invalid-value", "/period"},
                                {"/api/v1/indicators?period=2015&from=2015-01-01", 422, "exactly-one", "/period"},
                                {"/api/v1/indicators?period=2015&cutoff=29", 422, "out-of-range", "/cutoff"},
                                {"/api/v1/indicators?period=2015&cutoff=x", 422, "out-of-range", "/cutoff"},
                                {"/api/v1/indicators?period=2015&span=decade", 422, "invalid-value", "/span"},
                                {"/api/v1/indicators?period=2015&group_by=none", 422, "invalid-value", "/group_by"},
                                {"/api/v1/indicators?period=2015&channel=fax", 422, "invalid-value", "/channel"},
                                {"/api/v1/indicators?period=2015&level=village", 422, "invalid-value", "/level"},
                                {"/api/v1/indicators?period=2015&as_of=2199-01-01", 422, "in-the-future", "/as_of"},
                                {"/api/v1/indicators?period=2015&group_by=person", 403, "forbidden-role", "/group_by"},
                                {unknown_unit.c_str(), 404, "unknown-unit", "/unit"},
                                {unknown_group.c_str(), 422, "invalid-value", "/group_by"},
                                {"/api/v1/dossiers/X24.217-150211-0001", 404, "unknown-dossier"},
                                {"/api/v1/dossiers/X24.217-150211-0001/journal", 404, "unknown-dossier"},
                                {"/api/v1/dossiers/X24.217-150211-0001/custody", 404, "unknown-dossier"},
                                {"/api/v1/dossiers/X24.217-150211-0001/deadline", 404, "unknown-dossier"},
                                {"/api/v1/public/dossiers/X24.217-150211-0001", 404, "unknown-dossier"}}) {
        check_refused(clerk, {"GET", bad.target}, {{bad.target, "", bad.status, bad.reason, bad.pointer}});
    }
}

TEST_CASE("a question where the time goes that cannot be answered says which parameter is at fault")
{
    Office office;
    Client& clerk = office.as("tiepnhan");
    const std::string steps = kSteps;
    const std::string warnings = kWarnings;
    const std::string future = warnings + "cursor=9999999999999_5_0_X24.217-150211-0001";
    const std::string long_ago = warnings + "cursor=1423500000000_5_0_X24.217-150211-0001";
    for (const auto& [target, status, reason, pointer] :
         std::vector<std::tuple<std::string, int, const char*, const char*>>{
             {"/api/v1/analysis/steps?to=2015-03-01", 422, "missing-field", "/from"},
             {"/api/v1/analysis/steps?from=2015-03-01&to=", 422, "missing-field", "/to"},
             {"/api/v1/analysis/steps?from=2015-02-30&to=2015-03-01", 422, "impossible-date", "/from"},
             {"/api/v1/analysis/steps?from=2015-02-01&to=soon", 422, "impossible-date", "/to"},
             {"/api/v1/analysis/steps?from=2015-03-01&to=2015-03-01", 422, "out-of-range", "/to"},
             {"/api/v1/analysis/steps?from=2014-02-28&to=2015-03-02", 422, "out-of-range", "/to"},
             {steps + "&unit=X24.999", 404, "unknown-unit", "/unit"},
             {steps + "&procedure=EPAR.XX99", 404, "unknown-procedure", "/procedure"},
             {steps + "&holders=colour", 422, "invalid-value", "/holders"},
             {steps + "&holders=person", 403, "forbidden-role", "/holders"},
             {warnings + "unit=X24.999", 404, "unknown-unit", "/unit"},
             {warnings + "procedure=EPAR.XX99", 404, "unknown-procedure", "/procedure"},
             {warnings + "limit=0", 422, "out-of-range", "/limit"},
             {warnings + "cursor=x", 400, "invalid-cursor", "/cursor"},
             {warnings + "cursor=5_6_7_x", 400, "invalid-cursor", "/cursor"},
             {warnings + "cursor=5_6_X24.217-150211-0001", 400, "invalid-cursor", "/cursor"},
             {future, 400, "invalid-cursor", "/cursor"},
             // More than a day before.
             {long_ago, 400, "invalid-cursor", "/cursor"}}) {
        check_refused(clerk, {"GET", target}, {{target.c_str(), "", status, reason, pointer}});
    }
    CHECK(clerk.get(steps + "&unit=&procedure=&holders=").status == 200);
    CHECK(clerk.get(warnings + "unit=&procedure=&cursor=&limit=").status == 200);
    // A year and a day.
    CHECK(clerk.get("/api/v1/analysis/steps?from=2014-02-28&to=2015-03-01").status == 200);
}

TEST_CASE("a parameter that is empty asks for nothing")
{
    Office office;
    received(office);
    Client& clerk = office.as("tiepnhan");
    for (const char* target : {"/api/v1/dossiers?status=&late=&q=&received_from=&received_to=&holder=&cursor=&limit=",
                               "/api/v1/dossiers?nothing=1"}) {
        CHECK(clerk.get(target).json()["items"].size() == 1);
    }
    CHECK(clerk.get("/api/v1/units?kind=&parent=").status == 200);
    CHECK(clerk.get("/api/v1/procedures?level=&q=").status == 200);
    CHECK(clerk.get("/api/v1/alarms?kind=&open=&unit=&from=&to=&cursor=&limit=").status == 200);
    CHECK(clerk.get("/api/v1/handoffs?state=&from=&to=").status == 200);
    CHECK(clerk.get(std::string{kPeriod} + "&unit=&group_by=").status == 200);
    // 200 letters, not bytes.
    CHECK(clerk.get("/api/v1/dossiers?q=" + letters(200)).status == 200);
}

TEST_CASE("administrators see no dossiers, other districts see only their own")
{
    Office office;
    const std::string code = received(office);
    Client& administrator = office.as("quantri");
    for (const std::string& target :
         {std::string{"/api/v1/dossiers"}, std::string{"/api/v1/handoffs"}, std::string{"/api/v1/late"},
          std::string{kPeriod}, std::string{kSteps}, std::string{kWarnings}, "/api/v1/dossiers/" + code,
          "/api/v1/dossiers/" + code + "/journal", "/api/v1/dossiers/" + code + "/custody",
          "/api/v1/dossiers/" + code + "/deadline", std::string{"/api/v1/dossiers/X24.217-150211-0099"},
          std::string{"/api/v1/handoffs/1"}}) {
        check_refused(administrator, {"GET", target}, {{"an administrator", "", 403, "forbidden-role"}});
    }
    CHECK(administrator.get("/api/v1/units").status == 200);
}

TEST_CASE("a path or query that is not text is no request")
{
    Office office;
    Client& clerk = office.as("tiepnhan");
    for (const char* target :
         {"/api/v1/dossiers/%00", "/api/v1/dossiers/%C3%28", "/api/v1/dossiers/%2", "/api/v1/dossiers/%zz",
          "/api/v1/dossiers?q=%00", "/api/v1/dossiers?q=%FF", "/api/v1/dossiers?q=%1B", "no-slash"}) {
        CAPTURE(target);
        CHECK(clerk.get(target).status == 400);
    }
}
