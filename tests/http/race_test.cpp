#include "tests/http/load.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace motcua::tests;

namespace {

constexpr int kClients = 64;
const std::set<int> kLosing{403, 409, 412, 422, 503};

std::string code_of(int serial)
{
    std::string digits = std::to_string(serial);
    digits.insert(0, 4 - digits.size(), '0');
    return "X24.217-150211-" + digits;
}

int serial_of(const std::string& code)
{
    return std::stoi(code.substr(code.rfind('-') + 1));
}

// Cookies of one account for each side of a handoff.
struct Sides {
    explicit Sides(const Office& office)
        : port(office.port()), clerk(cookie_of(port, "tiepnhan")), staff(cookie_of(port, "chuyenvien"))
    {
    }
    Desk at_desk() const { return Desk{port, clerk}; }
    Desk in_department() const { return Desk{port, staff}; }

    std::uint16_t port;
    std::string clerk;
    std::string staff;
};

// What sixty-four clients were given.
struct Received {
    std::mutex mutex;
    std::multiset<std::string> minted = {};
    std::multiset<std::string> from_portal = {};

    void add(const Answer& answer, bool portal)
    {
        if (answer.status != 201) return;
        const std::scoped_lock lock{mutex};
        (portal ? from_portal : minted).insert(answer.json().value("code", ""));
    }
};

// Each client receives six times; every sixth code is one the portal gave, and four clients try each of those.
void receive_all(const Sides& sides, Received& received, Complaints& complaints)
{
    at_once(kClients, [&](int client) {
        Desk desk = sides.at_desk();
        for (int i = 0; i < 6; ++i) {
            const bool portal = i % 6 == client % 6;
            const std::string code = portal ? code_of(10 + 20 * (client / 4)) : "";
            const Answer answer = desk.receive("Người " + std::to_string(client), "", code);
            complaints.judge(answer, portal ? kLosing : std::set{503});
            received.add(answer, portal);
        }
    });
}

std::string missing_serials(const Received& received)
{
    std::set<int> known;
    for (const auto& code : received.minted) known.insert(serial_of(code));
    const int last = known.empty() ? 0 : *known.rbegin();
    for (const auto& code : received.from_portal) known.insert(serial_of(code));
    std::string missing;
    for (int serial = 1; serial <= last; ++serial) {
        if (!known.contains(serial)) missing += code_of(serial) + " ";
    }
    return missing;
}

// Manifests any client may try to close, growing while they race.
class Manifests {
public:
    void add(std::int64_t id)
    {
        const std::scoped_lock lock{mutex_};
        ids_.push_back(id);
    }
    std::int64_t any(std::mt19937& random)
    {
        const std::scoped_lock lock{mutex_};
        return ids_.empty() ? 0 : ids_[random() % ids_.size()];
    }
    std::vector<std::int64_t> all() const { return ids_; }

private:
    std::mutex mutex_;
    std::vector<std::int64_t> ids_;
};

std::vector<std::string> some_of(const std::vector<std::string>& codes, std::mt19937& random)
{
    std::vector<std::string> chosen = codes;
    std::ranges::shuffle(chosen, random);
    chosen.resize(3);
    return chosen;
}

// One thing a client might do to dossiers that others are busy with, too.
Answer act(const Sides& sides, const std::vector<std::string>& codes, Manifests& manifests, std::mt19937& random)
{
    Desk clerk = sides.at_desk();
    Desk staff = sides.in_department();
    const std::int64_t manifest = manifests.any(random);
    const unsigned choice = static_cast<unsigned>(random()) % 6;
    if (choice == 0 || manifest == 0) {
        const Answer sent = clerk.hand_over(some_of(codes, random));
        if (sent.status == 201) manifests.add(sent.json().value("id", std::int64_t{0}));
        return sent;
    }
    if (choice == 1) return staff.close(manifest, "decline", {{"reason", "thiếu chữ ký"}});
    if (choice == 2) return clerk.close(manifest, "recall");
    if (choice == 3) {
        const std::string& code = codes[random() % codes.size()];
        const Answer seen = staff.get("/api/v1/dossiers/" + code);
        return staff.post("/api/v1/dossiers/" + code + "/decide", {{"outcome", "approved"}},
                          {{"If-Match", seen.header("etag")}});
    }
    if (choice == 4) {
        const std::string& code = codes[random() % codes.size()];
        return clerk.post("/api/v1/dossiers/" + code + "/note", {{"text", "đã gọi điện"}}, {{"If-Match", "\"1\""}});
    }
    return staff.close(manifest, "accept");
}

// A dossier has one holder or is on its way, and never both.
std::string doubt_about(const Answer& dossier)
{
    if (dossier.status != 200) return "unreadable: " + dossier.body;
    const Json json = dossier.json();
    const bool held = !json["holder"].is_null();
    const bool under_way = !json["in_transit"].is_null();
    return held != under_way ? "" : "held and under way: " + dossier.body;
}

// Codes of `count` dossiers at the desk.
std::vector<std::string> dossiers_at_desk(const Sides& sides, int count)
{
    Desk desk = sides.at_desk();
    std::vector<std::string> codes;
    for (int i = 0; i < count; ++i) {
        const Answer answer = desk.receive("Người chờ " + std::to_string(i));
        REQUIRE(answer.status == 201);
        codes.push_back(answer.json()["code"]);
    }
    return codes;
}

// How many of sixty-four tries at the same moment succeeded; the others must have been told why.
int winners(const std::function<Answer()>& attempt, Complaints& complaints)
{
    std::atomic<int> won = 0;
    at_once(kClients, [&](int) {
        const Answer answer = attempt();
        complaints.judge(answer, kLosing);
        if (answer.status < 300 && answer.status != 0) ++won;
    });
    return won;
}

}  // namespace

TEST_CASE("sixty-four clients at one desk: every code once, and no gap but where the portal's codes stand")
{
    Office office;
    const Sides sides{office};
    Received received;
    Complaints complaints;
    receive_all(sides, received, complaints);
    CHECK(complaints.text() == "");
    CHECK(received.minted.size() == 5 * kClients);
    CHECK(!received.from_portal.empty());
    CHECK(received.from_portal.size() <= kClients / 4);
    std::set<std::string> codes{received.minted.begin(), received.minted.end()};
    codes.insert(received.from_portal.begin(), received.from_portal.end());
    CHECK(codes.size() == received.minted.size() + received.from_portal.size());
    CHECK(missing_serials(received) == "");
    Desk desk = sides.at_desk();
    for (const auto& code : codes) CHECK(desk.get("/api/v1/dossiers/" + code).status == 200);
    CHECK(number_of(office.database_url(), "SELECT count(*) FROM dossier") == static_cast<std::int64_t>(codes.size()));
    CHECK(office.verify().code == 0);
}

TEST_CASE("sixty-four clients want the same dossiers: each has one holder afterwards")
{
    Office office;
    const Sides sides{office};
    const auto codes = dossiers_at_desk(sides, 12);
    Manifests manifests;
    Complaints complaints;
    at_once(kClients, [&](int client) {
        std::mt19937 random{static_cast<unsigned>(client)};
        for (int i = 0; i < 8; ++i) complaints.judge(act(sides, codes, manifests, random), kLosing);
    });
    CHECK(complaints.text() == "");
    Desk desk = sides.at_desk();
    for (const auto& code : codes) CHECK(doubt_about(desk.get("/api/v1/dossiers/" + code)) == "");
    for (const std::int64_t id : manifests.all()) {
        CHECK(desk.get("/api/v1/handoffs/" + std::to_string(id)).status == 200);
    }
    CHECK(number_of(office.database_url(),
                    "SELECT count(*) FROM handoff_item i JOIN dossier d ON d.code = i.dossier_code WHERE i.outcome IS "
                    "NULL AND (d.handoff_id IS NULL OR d.handoff_id <> i.handoff_id)") == 0);
    CHECK(office.verify().code == 0);
}

TEST_CASE("of sixty-four at the same moment exactly one hands over, one accepts, one decides")
{
    Office office;
    const Sides sides{office};
    const std::string code = dossiers_at_desk(sides, 1).front();
    Complaints complaints;
    std::atomic<std::int64_t> manifest = 0;
    const auto hand_over = [&] {
        Answer answer = sides.at_desk().hand_over({code});
        if (answer.status == 201) manifest = answer.json()["id"].get<std::int64_t>();
        return answer;
    };
    CHECK(winners(hand_over, complaints) == 1);
    CHECK(winners([&] { return sides.in_department().close(manifest, "accept"); }, complaints) == 1);
    const auto decide = [&] {
        return sides.in_department().post("/api/v1/dossiers/" + code + "/decide", {{"outcome", "approved"}},
                                          {{"If-Match", "\"3\""}});
    };
    CHECK(winners(decide, complaints) == 1);
    CHECK(complaints.text() == "");
    CHECK(sides.at_desk().get("/api/v1/dossiers/" + code).header("etag") == "\"4\"");
    CHECK(office.verify().code == 0);
}

TEST_CASE("one Idempotency-Key from many clients at once makes one dossier, and all get the same answer")
{
    Office office;
    const Sides sides{office};
    std::mutex mutex;
    std::set<std::string> bodies;
    Complaints complaints;
    at_once(kClients, [&](int client) {
        Desk desk = sides.at_desk();
        const Answer answer =
            desk.receive("Người gửi " + std::to_string(client % 4), "khoa-" + std::to_string(client % 4));
        complaints.judge(answer, {503});
        const std::scoped_lock lock{mutex};
        bodies.insert(answer.body);
    });
    CHECK(complaints.text() == "");
    CHECK(bodies.size() == 4);
    CHECK(number_of(office.database_url(), "SELECT count(*) FROM dossier") == 4);
    CHECK(sides.at_desk().receive("Người khác", "khoa-0").status == 422);
    CHECK(office.verify().code == 0);
}
