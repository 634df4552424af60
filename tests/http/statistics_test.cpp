#include "tests/http/counter.hpp"

#include <sstream>

namespace motcua::tests {
namespace {

// March 2015: 7 received at the desk, 6 of them decided on the 4th, before their day. April: 3 received, and what was
// left of March decided on the 20th, after its day in March.
struct Spring : Counter {
    Spring()
    {
        Json march = Json::array();
        for (int i = 0; i < 7; ++i) march.push_back(receive());
        hand_over("tiepnhan", kDesk, kDepartment, "chuyenvien", march);
        office.set_clock("2015-03-04T09:00:00+07:00");
        const Json last = Json::array({march[6]});
        march.erase(6);
        finish(march);
        office.set_clock("2015-04-20T09:00:00+07:00");
        finish(last);
        Client clerk = signed_in("tiepnhan");
        for (int i = 0; i < 3; ++i)
            demand(201, clerk.post("/api/v1/dossiers", {{"procedure", "EPAR.KT01"},
                                                        {"desk", kDesk},
                                                        {"channel", "direct"},
                                                        {"applicant", {{"name", "Nguyễn Văn An"}}}}));
    }

    // A log-in does not last from one month to the next.
    Client signed_in(const char* who)
    {
        Client client = office.client();
        client.sign_in(who);
        return client;
    }
    static Json demand(int status, const Answer& answer)
    {
        REQUIRE_MESSAGE(answer.status == status, answer.body);
        return answer.json();
    }
    void hand_over(const char* giver, const char* from, const char* to, const char* receiver, const Json& codes)
    {
        const Json sent =
            demand(201, signed_in(giver).post("/api/v1/handoffs", {{"from", from}, {"to", to}, {"dossiers", codes}}));
        demand(200, signed_in(receiver).post("/api/v1/handoffs/" + std::to_string(sent["id"].get<int>()) + "/accept",
                                             Json::object()));
    }
    void finish(const Json& codes)
    {
        Client staff = signed_in("chuyenvien");
        for (const Json& code : codes)
            demand(200, staff.post("/api/v1/dossiers/" + code.get<std::string>() + "/decide", {{"outcome", "approved"}},
                                   {{"If-Match", "*"}}));
        hand_over("chuyenvien", kDepartment, kDesk, "tiepnhan", codes);
    }

    Answer page(const std::string& query = "", Headers headers = {})
    {
        headers.emplace_back("Accept", "text/html");
        return office.client().get("/thong-ke" + query, headers);
    }
    std::string position()
    {
        const Json json = demand(200, signed_in("motcua").get("/api/v1/indicators?period=2015-03"));
        return std::to_string(json["journal_position"].get<std::int64_t>());
    }
};

std::vector<std::string> lines_of(const std::string& csv)
{
    std::vector<std::string> lines;
    std::istringstream in{csv};
    for (std::string line; std::getline(in, line);) {
        REQUIRE(line.ends_with("\r"));
        line.pop_back();
        lines.push_back(line);
    }
    return lines;
}

// A line without its moment, which goes on with the clock; that it is of the minute asked in is checked here.
std::string without_moment(const std::string& line, const std::string& minute)
{
    const auto at = line.find(minute);
    REQUIRE_MESSAGE(at != std::string::npos, line);
    return line.substr(0, at) + line.substr(line.find(',', at) + 1);
}

std::vector<std::string> data(Spring& spring, const std::string& query, const std::string& minute)
{
    const Answer answer = spring.office.client().get("/thong-ke/du-lieu.csv" + query);
    REQUIRE(answer.status == 200);
    REQUIRE(answer.body.starts_with("\xEF\xBB\xBF"));
    auto lines = lines_of(answer.body.substr(3));
    for (std::size_t i = 1; i < lines.size(); ++i) lines[i] = without_moment(lines[i], minute);
    return lines;
}

bool says(const Answer& answer, const std::string& words)
{
    return answer.body.find(words) != std::string::npos;
}

// The cells of the row of a table that begins with this.
std::string row(const Answer& page, const std::string& begin)
{
    const auto at = page.body.find(begin);
    REQUIRE_MESSAGE(at != std::string::npos, begin);
    const std::string rest = page.body.substr(at, page.body.find("</tr>", at) - at);
    std::string cells;
    for (auto cell = rest.find("<td>"); cell != std::string::npos; cell = rest.find("<td>", cell + 4))
        cells += rest.substr(cell + 4, rest.find('<', cell + 4) - cell - 4) + " ";
    return cells;
}

}  // namespace

TEST_CASE("open data have a row for each unit and month, and leave small counts out")
{
    Spring spring;
    spring.office.set_clock("2015-05-04T08:00:00+07:00");
    const std::string p = spring.position();
    const std::string head =
        "thang,ma_don_vi,ten_don_vi,loai,tiep_nhan,giai_quyet,kip_han,qua_han,khong_han,ty_le_d2,khong_cong_bo,"
        "tinh_den,vi_tri_nhat_ky";
    const std::string late = "giai_quyet qua_han ty_le_d2";
    const std::string minute = "2015-05-04T08:0";
    CHECK(data(spring, "", minute) ==
          std::vector<std::string>{
              head,
              "2015-03,tat-ca,Tất cả cơ quan,tat-ca,7,6,6,0,0,100.0,," + p,
              "2015-04,tat-ca,Tất cả cơ quan,tat-ca,,,0,,0,,tiep_nhan " + late + "," + p,
              "2015-03,X24.217,UBND huyện Lạng Giang,co-quan,7,6,6,0,0,100.0,," + p,
              "2015-04,X24.217,UBND huyện Lạng Giang,co-quan,,,0,,0,,tiep_nhan " + late + "," + p,
          });
    const std::string department = "X24.217.KT,Phòng Kinh tế và Hạ tầng huyện Lạng Giang,don-vi,,";
    const std::string desk =
        "X24.217.MC,Bộ phận Tiếp nhận và Trả kết quả (một cửa điện tử) huyện Lạng Giang,don-vi,,0,0,0,0,,,";
    CHECK(data(spring, "?don-vi=X24.217&nam=2015", minute) ==
          std::vector<std::string>{
              head,
              "2015-03,X24.217,UBND huyện Lạng Giang,co-quan,7,6,6,0,0,100.0,," + p,
              "2015-04,X24.217,UBND huyện Lạng Giang,co-quan,,,0,,0,,tiep_nhan " + late + "," + p,
              "2015-03," + department + "6,6,0,0,100.0,," + p,
              "2015-04," + department + ",0,,0,," + late + "," + p,
              "2015-03," + desk + p,
              "2015-04," + desk + p,
          });
    CHECK(data(spring, "?don-vi=X24.217.01", minute).size() == 3);  // nothing came there, nothing is withheld
    const Answer answer = spring.office.client().get("/thong-ke/du-lieu.csv");
    CHECK(answer.header("content-type") == "text/csv; charset=utf-8");
    CHECK(answer.header("content-disposition") == "attachment; filename=\"thong-ke.csv\"");
}

TEST_CASE("the page says the answer first, and never what is withheld")
{
    Spring spring;
    spring.office.set_clock("2015-04-30T23:00:00+07:00");
    Answer page = spring.page();
    REQUIRE(page.status == 200);
    // April is not over.
    CHECK(says(page,
               "<p class=\"lead\">Tháng 3/2015: 100,0% hồ sơ có hạn được giải quyết trước hoặc đúng hạn (6 trong "
               "6).</p>"));
    CHECK(!says(page, ">4/2015</a>"));
    CHECK(says(page, "Hồ sơ giải quyết trước và đúng hạn chia cho hồ sơ giải quyết trước, đúng và quá hạn"));
    CHECK(row(page, ">3/2015</a>") == "100,0% 7 6 6 0 0 ");
    CHECK(row(page, "X24.217\">UBND huyện Lạng Giang</a>") == "100,0% 7 6 6 0 0 ");
    CHECK(says(page, "Tỷ lệ đúng hạn trên tiếp nhận (d1): 85,7% (6 trong 7)"));
    CHECK(says(page, "(d2): 100,0% (6 trong 6)"));
    // One was still running: what d3 counts beyond the others.
    CHECK(says(page, "(d3): không công bố"));
    CHECK(says(page, "(d4): 100,0% (6 trong 6)"));
    CHECK(says(page, "đến vị trí " + spring.position() + " của nhật ký"));

    spring.office.set_clock("2015-05-04T08:00:00+07:00");
    page = spring.page("?lang=en");
    CHECK(says(page, "In 04/2015 the on-time rate is withheld"));
    CHECK(row(page, ">04/2015</a>") == "* * * 0 * 0 ");
    CHECK(says(spring.page("?lang=en&thang=2015-03"),
               "In 03/2015 100.0% of the dossiers with a deadline were decided early or on time (6 of 6)."));
    page = spring.page("?nam=2015&don-vi=X24.217&thang=2015-03");
    CHECK(says(page, "<h1>Tình hình giải quyết hồ sơ: UBND huyện Lạng Giang</h1>"));
    CHECK(row(page, "scope=\"row\">Phòng Kinh tế và Hạ tầng huyện Lạng Giang</th>") == "100,0% 6 6 0 0 ");
    CHECK(!says(page, "(d4)"));
    CHECK(says(spring.office.client().get("/"), "<a href=\"/thong-ke\">"));
}

TEST_CASE("the page has no script, and is kept for some minutes by whoever asked")
{
    Spring spring;
    spring.office.set_clock("2015-05-04T08:00:00+07:00");
    const Answer page = spring.page();
    CHECK(!says(page, "<script"));
    CHECK(!says(page, "style=\""));
    CHECK(page.body.size() < 20000);
    const std::string policy = page.header("content-security-policy");
    CHECK(policy.starts_with("default-src 'none'; style-src 'sha256-"));
    CHECK(policy.find("script") == std::string::npos);
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK(page.header("cache-control") == "public, max-age=300");

    const std::string etag = page.header("etag");
    CHECK(etag.size() == 34);
    const Answer again = spring.page("", {{"If-None-Match", "\"other\", " + etag}});
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(again.header("etag") == etag);
    CHECK(spring.page("", {{"If-None-Match", "\"other\""}}).status == 200);
    CHECK(spring.page("?lang=en", {{"If-None-Match", etag}}).status == 200);

    // Counted again after five minutes.
    spring.office.set_clock("2015-05-04T08:10:00+07:00");
    CHECK(spring.page("", {{"If-None-Match", etag}}).status == 200);
}

TEST_CASE("what is not there is said in words")
{
    Spring spring;
    spring.office.set_clock("2015-05-04T08:00:00+07:00");
    for (const char* query : {"?nam=2014", "?nam=2016", "?nam=15", "?nam=0000", "?nam=x", "?thang=2015-05",
                              "?thang=2015-3", "?nam=2015&thang=2014-12"}) {
        const Answer page = spring.page(query);
        CHECK_MESSAGE(page.status == 404, query);
        CHECK_MESSAGE(says(page, "Không có số liệu của kỳ này"), query);
        CHECK(page.header("cache-control") == "no-store");
    }
    for (const char* query : {"?don-vi=X24.217.KT", "?don-vi=%3Cb%3E", "?don-vi=khong-co"}) {
        const Answer page = spring.page(query);
        CHECK_MESSAGE(page.status == 404, query);
        CHECK_MESSAGE(says(page, "Không có đơn vị này"), query);
        CHECK(!says(page, "<b>"));
    }
    const Answer data = spring.office.client().get("/thong-ke/du-lieu.csv?nam=2014");
    CHECK(data.status == 404);
    CHECK(data.json()["type"] == "urn:motcua:problem:unknown-period");
    CHECK(spring.page("?nam=").status == 200);
}

TEST_CASE("one address is asked to wait when it asks too often")
{
    Counter counter;
    CHECK(counter.office.client().get("/thong-ke").body.find("Chưa có tháng nào trọn vẹn") != std::string::npos);
    Answer last;
    for (int i = 0; i < 200 && last.status != 429; ++i) last = counter.office.client().get("/thong-ke/du-lieu.csv");
    CHECK(last.status == 429);
    CHECK(!last.header("retry-after").empty());
}

}  // namespace motcua::tests
