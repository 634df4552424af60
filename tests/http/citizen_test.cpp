#include "tests/http/reception.hpp"

using namespace motcua::tests;

// What a citizen reads of a dossier, as answer and as page. The desk works from 07:30 to 11:30 and from 13:30 to 16:00;
// EPAR.KT01 has fifteen working days: received on Monday 2 March, it is due on Monday 23 March.

namespace {

struct Citizen {
    Reception reception;
    Client client = reception.office.client();
    Json slip;

    // A dossier received at the counter, or filed from afar.
    explicit Citizen(const char* channel = "direct")
        : slip(channel == std::string{"direct"} ? reception.made("dossiers", came_in("direct"))
                                                : reception.made("filings", came_in(channel)))
    {
    }

    std::string code() const { return slip["code"]; }
    void happen(const std::string& command, const Json& body, const char* who = "tiepnhan")
    {
        const Answer answer = reception.post("dossiers/" + code() + "/" + command, body, who);
        REQUIRE_MESSAGE(answer.status == 200, command, ": ", answer.body);
    }
    std::string send(const char* from, const char* giver, const char* to)
    {
        const Answer sent = reception.post("handoffs", {{"from", from}, {"to", to}, {"dossiers", {code()}}}, giver);
        REQUIRE_MESSAGE(sent.status == 201, sent.body);
        return std::to_string(sent.json()["id"].get<int>());
    }
    void hand_over(const char* from, const char* giver, const char* to, const char* receiver)
    {
        const std::string id = send(from, giver, to);
        REQUIRE(reception.post("handoffs/" + id + "/accept", Json::object(), receiver).status == 200);
    }
    void to_department() { hand_over(kDesk, "tiepnhan", kDepartment, "chuyenvien"); }
    void decided(const char* outcome)
    {
        to_department();
        Json body{{"outcome", outcome}};
        if (outcome == std::string{"refused"}) body["reason"] = "Đất có tranh chấp";
        happen("decide", body, "chuyenvien");
        hand_over(kDepartment, "chuyenvien", kDesk, "tiepnhan");
    }

    // As who has the PIN, and as who has only the code.
    Json opened()
    {
        return client.get("/api/v1/public/dossiers/" + code() + "?pin=" + slip["pin"].get<std::string>()).json();
    }
    Json closed() { return client.get("/api/v1/public/dossiers/" + code()).json(); }
    std::string page(const std::string& more = "")
    {
        return client.get("/t/" + slip["token"].get<std::string>() + more).body;
    }
    std::string closed_page() { return client.get("/tra-cuu/" + code()).body; }
    std::string last_line() { return opened()["history"].back()["what"]; }
};

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& text, const std::string& part)
{
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

// Where the first link of a class leads to.
std::string link_of(const std::string& page, const std::string& before)
{
    const auto at = page.find(before);
    if (at == std::string::npos) return "";
    const auto from = at + before.size();
    std::string link = page.substr(from, page.find('"', from) - from);
    for (auto amp = link.find("&amp;"); amp != std::string::npos; amp = link.find("&amp;")) link.replace(amp, 5, "&");
    return link;
}

const std::string kOtherLanguage = "<a class=\"lang\" href=\"";

}  // namespace

TEST_CASE("what was broken off is as far as it came, and without the PIN nobody reads that it was")
{
    Citizen withdrawn;
    withdrawn.to_department();
    const std::string going_on = withdrawn.closed_page();
    CHECK(withdrawn.closed()["progress"]["done"] == 2);
    withdrawn.hand_over(kDepartment, "chuyenvien", kDesk, "tiepnhan");
    withdrawn.happen("withdraw", {{"reason", "Chủ hồ sơ đề nghị"}});
    CHECK(withdrawn.closed()["progress"]["done"] == 2);
    CHECK(withdrawn.opened()["progress"]["done"] == 2);
    // The same page as before, to the letter.
    CHECK(withdrawn.closed_page() == going_on);
    const std::string page = withdrawn.page();
    CHECK(has(page, "Mức độ hoàn thành: 2/5"));
    CHECK(count_of(page, "<li class=\"done\"") == 1);
    CHECK(has(page, "Giấy tờ đã nộp, nếu có, anh/chị nhận lại tại"));
    CHECK_FALSE(has(page, "Nơi nhận kết quả"));
    CHECK_FALSE(has(page, "Hẹn trả kết quả"));

    Citizen refused{"post"};
    const std::string waiting = refused.closed_page();
    refused.happen("refuse", {{"reason", "Không thuộc thẩm quyền"}});
    CHECK(refused.closed_page() == waiting);
    CHECK_FALSE(has(waiting, "tiếp nhận nên"));
    const std::string opened = refused.page();
    CHECK(has(opened, "Mức độ hoàn thành: 0/5"));
    CHECK(count_of(opened, "<li class=\"done\"") == 0);
    CHECK(has(opened, "Không thuộc thẩm quyền"));
    CHECK_FALSE(has(opened, "Hẹn trả kết quả"));
    CHECK_FALSE(has(opened, "Nơi nhận kết quả"));
    CHECK_FALSE(has(opened, "phiếu từ chối"));
}

TEST_CASE("what was withdrawn while it waited came as far as before the wait")
{
    Citizen citizen;
    citizen.happen("request-supplement", {{"reason", "Thiếu"}});
    CHECK(citizen.closed()["progress"]["done"] == 1);
    citizen.happen("withdraw", {{"reason", "Chủ hồ sơ đề nghị"}});
    CHECK(citizen.closed()["progress"]["done"] == 1);
}

TEST_CASE("who has the PIN reads which papers are wanted, how many and why; a word without end stays on the page")
{
    Citizen citizen{"online"};
    const std::string endless(400, 'w');
    citizen.happen("guide", {{"reason", "Đơn chưa ký"},
                             {"missing", Json::array({{{"name", "Bản vẽ"}, {"originals", 2}, {"copies", 1}},
                                                      {{"name", endless}},
                                                      {{"name", "Đơn"}, {"copies", 3}}})}});
    const std::string page = citizen.page();
    CHECK(has(page, "Đơn chưa ký"));
    CHECK(has(page, "<li>Bản vẽ (2 bản chính, 1 bản sao)</li>"));
    CHECK(has(page, "<li>" + endless + "</li>"));
    CHECK(has(page, "<li>Đơn (3 bản sao)</li>"));
    CHECK(has(citizen.page("?lang=en"), "<li>Bản vẽ (2 originals, 1 copy)</li>"));
    CHECK_FALSE(has(page, "Hẹn trả kết quả"));
    CHECK_FALSE(has(page, "Nơi nhận kết quả"));
    CHECK_FALSE(has(page, "giấy tiếp nhận"));
    CHECK(has(page.substr(page.find("body{")).substr(0, page.substr(page.find("body{")).find('}')),
              "overflow-wrap:anywhere"));
    CHECK(page.size() < 14 * 1024);
    CHECK_FALSE(has(citizen.closed_page(), "Đơn chưa ký"));
    citizen.happen("file", Json::object());
    CHECK(citizen.opened()["reason"].is_null());
    CHECK(citizen.opened()["papers_wanted"].empty());
}

TEST_CASE("a payment says how much and why, and the date rests until it is made")
{
    Citizen citizen;
    citizen.happen("request-payment", {{"amount_vnd", 1500000}, {"reason", "Lệ phí cấp phép"}});
    const Json opened = citizen.opened();
    CHECK(opened["amount_vnd"] == 1500000);
    CHECK(opened["reason"] == "Lệ phí cấp phép");
    CHECK(opened["resting"] == true);
    CHECK(citizen.last_line() == "Yêu cầu thực hiện nghĩa vụ tài chính");
    const std::string page = citizen.page();
    CHECK(has(page, "1.500.000 đồng"));
    CHECK(has(page, "16 giờ 00, thứ Hai 23/03/2015 (đang tạm dừng)"));
    CHECK(has(citizen.page("?lang=en"), "1,500,000 VND"));
    CHECK(citizen.closed().size() == 3);
    for (const char* inner : {"1.500.000", "Lệ phí", "tạm dừng"}) CHECK_FALSE(has(citizen.closed_page(), inner));
    citizen.happen("receive-payment", Json::object());
    CHECK(citizen.last_line() == "Đã thực hiện nghĩa vụ tài chính");
    CHECK(citizen.opened()["amount_vnd"].is_null());
    CHECK(citizen.opened()["resting"] == false);
    CHECK_FALSE(has(citizen.page(), "tạm dừng"));
}

TEST_CASE("a stop whose latest moment has passed is in progress again")
{
    Citizen citizen;
    citizen.happen("stop", {{"until", "2015-03-04T08:00:00+07:00"}, {"reason", "Xin dừng"}});
    CHECK(citizen.opened()["status_text"] == "Tạm dừng theo đề nghị");
    CHECK(citizen.last_line() == "Tạm dừng theo đề nghị, muộn nhất đến 08 giờ 00, thứ Tư 04/03/2015");
    // Two days later than it was, and marked.
    CHECK(has(citizen.page(), "16 giờ 00, thứ Tư 25/03/2015 (đang tạm dừng)"));
    CHECK(has(citizen.page(), "muộn nhất đến 08 giờ 00, thứ Tư 04/03/2015, sau đó được giải quyết tiếp"));
    citizen.reception.office.set_clock("2015-03-04T07:59:00+07:00");
    CHECK(citizen.opened()["status"] == "stopped");
    citizen.reception.office.set_clock("2015-03-04T08:01:00+07:00");
    const Json after = citizen.opened();
    CHECK(after["status"] == "received");
    CHECK(after["resting"] == false);
    CHECK(after["next_step"] ==
          "Hồ sơ đang được giải quyết. Anh/chị chưa cần làm gì; hẹn trả kết quả: 16 giờ 00, thứ Tư 25/03/2015.");
    CHECK_FALSE(has(citizen.page(), "đang tạm dừng"));
    citizen.reception.office.set_clock("2015-03-26T08:00:00+07:00");
    CHECK(has(citizen.page(), "<p class=\"lead late\">Hồ sơ đã quá hẹn trả (16 giờ 00, thứ Tư 25/03/2015)."));
    citizen.happen("resume", Json::object());
    CHECK(citizen.last_line() == "Tiếp tục giải quyết");
}

TEST_CASE("an apology with its new date is the first thing a citizen reads")
{
    Citizen citizen;
    citizen.reception.office.set_clock("2015-03-24T09:00:00+07:00");
    citizen.happen("reappoint", {{"due_at", "2015-03-27T16:00:00+07:00"}, {"reason", "Chờ đo đạc"}}, "motcua");
    CHECK(has(citizen.page(),
              "Cơ quan xin lỗi anh/chị vì không trả được kết quả đúng hẹn; hẹn lại: 16 giờ 00, thứ Sáu "
              "27/03/2015."));
    CHECK(has(citizen.page(), "16 giờ 00, thứ Hai 23/03/2015"));
}

TEST_CASE("a refused result, an early one and one that is done again are told as what they are")
{
    Citizen refused;
    refused.decided("refused");
    CHECK(has(refused.opened()["next_step"], "hồ sơ bị từ chối giải quyết"));
    refused.happen("announce-early", Json::object());
    CHECK(has(refused.opened()["next_step"], "Đã có kết quả trước ngày hẹn: hồ sơ bị từ chối"));
    CHECK(refused.last_line() == "Đã báo có kết quả trước hẹn");
    CHECK_FALSE(has(refused.closed_page(), "từ chối"));

    Citizen again;
    again.to_department();
    again.happen("decide", {{"outcome", "approved"}}, "chuyenvien");
    CHECK(again.last_line() == "Đã có quyết định");
    again.happen("redo", {{"reason", "Thiếu căn cứ"}}, "truongphong");
    CHECK(again.last_line() == "Quyết định được xem lại, đang giải quyết lại");
    CHECK(again.opened()["progress"]["done"] == 2);
}

TEST_CASE("what is on its way is said to go to its receiver")
{
    Citizen citizen;
    CHECK(citizen.opened()["in_transit"] == false);
    citizen.send(kDesk, "tiepnhan", kDepartment);
    const Json opened = citizen.opened();
    CHECK(opened["in_transit"] == true);
    CHECK(opened["department"] == "Phòng Kinh tế và Hạ tầng huyện Lạng Giang");
    CHECK(has(citizen.page(), "<dt>Đang chuyển đến</dt><dd>Phòng Kinh tế và Hạ tầng huyện Lạng Giang</dd>"));
    CHECK_FALSE(has(citizen.page(), "Nơi đang giữ hồ sơ"));
}

TEST_CASE("the other language is the same page, and looking up again keeps the code")
{
    Citizen citizen;
    const std::string token = citizen.slip["token"];
    CHECK(link_of(citizen.page(), kOtherLanguage) == "/t/" + token + "?lang=en");
    CHECK(link_of(citizen.page("?lang=en"), kOtherLanguage) == "/t/" + token);

    const std::string closed = citizen.closed_page();
    CHECK(link_of(closed, kOtherLanguage) == "/tra-cuu/" + citizen.code() + "?lang=en");
    const std::string again = link_of(closed, "quá trình: <a href=\"");
    CHECK(again == "/?code=" + citizen.code());
    CHECK(has(citizen.client.get(again).body, "name=\"code\" value=\"" + citizen.code() + "\""));
    CHECK(link_of(citizen.client.get(again).body, kOtherLanguage) == again + "&lang=en");
    CHECK(link_of(citizen.client.get("/tra-cuu/" + citizen.code() + "?lang=en").body, "history: <a href=\"") ==
          again + "&lang=en");

    // The PIN stands in no link, and the link opens the same dossier.
    const std::string pin = citizen.slip["pin"];
    const std::string by_pin = citizen.client.get("/tra-cuu/" + citizen.code() + "?pin=" + pin).body;
    const std::string english = link_of(by_pin, kOtherLanguage);
    CHECK(english.starts_with("/tra-cuu/" + citizen.code() + "?xem="));
    CHECK_FALSE(has(english, "pin"));
    const std::string opened = citizen.client.get(english).body;
    CHECK(has(opened, "<html lang=\"en\">"));
    CHECK(has(opened, "In progress"));
    CHECK(link_of(opened, kOtherLanguage) + "&lang=en" == english);
    CHECK(citizen.client.send("POST", "/?lang=en", "code=" + citizen.code() + "&pin=" + pin)
              .header("location")
              .ends_with("&lang=en"));
    // What is no code stands in no link.
    CHECK(link_of(citizen.client.get("/?code=%22%3E%3Cb%3E").body, kOtherLanguage) == "/?lang=en");
    CHECK_FALSE(has(citizen.client.get("/?code=%22%3E%3Cb%3E").body, "<b>"));
}
