#include "tests/http/reception.hpp"

#include <algorithm>
#include <fstream>

using namespace motcua::tests;

namespace {

std::vector<Json> lines_about(const std::string& log, const std::string& code)
{
    std::vector<Json> lines;
    std::ifstream file{log};
    for (std::string line; std::getline(file, line);) {
        Json json = Json::parse(line, nullptr, false);
        if (!json.is_discarded() && json["dossier"] == code) lines.push_back(std::move(json));
    }
    return lines;
}

// "kind: subject" of what the log tells of a dossier.
std::vector<std::string> told(const std::string& log, const std::string& code)
{
    std::vector<std::string> lines;
    for (const Json& json : lines_about(log, code))
        lines.push_back(json["kind"].get<std::string>() + ": " + json["subject"].get<std::string>());
    return lines;
}

}  // namespace

TEST_CASE("who filed by post or online is told of each answer, who stands at the counter of the answer only")
{
    Folder folder;
    const std::string log = folder.file("notices.log");
    Reception reception{"2015-03-02T08:00:00+07:00", {"--notice-log", log}};
    const std::string code = reception.made("filings", came_in("online"))["code"];
    reception.made("dossiers/" + code + "/guide", {{"reason", "Ông An chưa ký"}});
    reception.made("dossiers/" + code + "/file", Json::object());
    reception.made("dossiers/" + code + "/refuse", {{"reason", "Không thuộc thẩm quyền"}});
    const std::string here = reception.made("guidances", with(came_in("direct"), {{"reason", "Thiếu"}}))["code"];
    using Lines = std::vector<std::string>;
    CHECK(eventually([&] { return told(log, code).size() == 4 && told(log, here).size() == 1; }));
    CHECK(told(log, code) == Lines{"filed: Hồ sơ " + code + " đã đến nơi, đang chờ tiếp nhận",
                                   "guided: Hồ sơ " + code + " cần hoàn thiện",
                                   "filed: Hồ sơ " + code + " đã đến nơi, đang chờ tiếp nhận",
                                   "not_accepted: Hồ sơ " + code + " không được tiếp nhận"});
    CHECK(told(log, here) == Lines{"guided: Hồ sơ " + here + " cần hoàn thiện"});
    std::ifstream file{log};
    const std::string all{std::istreambuf_iterator<char>{file}, {}};
    for (const char* inner : {"chưa ký", "thẩm quyền", "Nguyễn Văn An"}) CHECK(all.find(inner) == std::string::npos);
}

TEST_CASE("a notice about what is on its way names the receiver")
{
    Folder folder;
    const std::string log = folder.file("notices.log");
    Reception reception{"2015-03-02T08:00:00+07:00", {"--notice-log", log}};
    const std::string code = reception.made("dossiers", came_in("direct"))["code"];
    reception.made("handoffs", {{"from", kDesk}, {"to", kDepartment}, {"dossiers", {code}}});
    const Json sorry{{"due_at", "2015-03-27T16:00:00+07:00"}, {"reason", "Chờ đo đạc"}};
    REQUIRE(reception.post("dossiers/" + code + "/reappoint", sorry, "motcua").status == 200);
    CHECK(eventually([&] { return lines_about(log, code).size() == 2; }));
    const std::string text = lines_about(log, code).back()["text"];
    CHECK(text.find("\nĐang chuyển đến: Phòng Kinh tế và Hạ tầng huyện Lạng Giang\n") != std::string::npos);
    CHECK(text.find("Nơi đang giữ") == std::string::npos);
}
