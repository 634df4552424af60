#include "storage/hashes.hpp"
#include "tests/http/load.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <random>

using namespace motcua::tests;

namespace {

namespace storage = motcua::storage;

constexpr int kRounds = 20;
constexpr int kClerks = 4;

// What the clients were told in one life of the service.
struct Promises {
    std::mutex mutex;
    std::vector<std::pair<std::string, std::string>> received = {};  // applicant and code
    std::vector<std::pair<std::int64_t, std::string>> sent = {};     // handoff and code
    std::vector<std::pair<std::int64_t, std::string>> accepted = {};
    std::vector<std::string> unanswered = {};  // applicants of receipts whose answer was lost
    std::atomic<int> kept = 0;

    template <class List, class Entry>
    void add(List& list, Entry entry)
    {
        const std::scoped_lock lock{mutex};
        list.push_back(std::move(entry));
    }
};

std::string key_of(const std::string& applicant)
{
    return "k-" + storage::sha256_hex(applicant);
}

// Receives, hands over and accepts until the service is gone.
void work_until_cut(Desk clerk, Desk staff, const std::string& prefix, Promises& promises, Complaints& complaints)
{
    for (int i = 0;; ++i) {
        const std::string applicant = prefix + " " + std::to_string(i);
        const Answer received = clerk.receive(applicant, key_of(applicant));
        if (received.status == 0) return promises.add(promises.unanswered, applicant);
        complaints.judge(received, {503});
        if (received.status != 201) continue;
        const std::string code = received.json()["code"];
        promises.add(promises.received, std::pair{applicant, code});
        ++promises.kept;
        const Answer sent = clerk.hand_over({code}, "s-" + code);
        if (sent.status == 0) return;
        complaints.judge(sent, {503});
        if (sent.status != 201) continue;
        const auto id = sent.json()["id"].get<std::int64_t>();
        promises.add(promises.sent, std::pair{id, code});
        ++promises.kept;
        const Answer accepted = staff.close(id, "accept");
        if (accepted.status == 0) return;
        complaints.judge(accepted, {503});
        if (accepted.status != 200) continue;
        promises.add(promises.accepted, std::pair{id, code});
        ++promises.kept;
    }
}

struct Cookies {
    std::string clerk;
    std::string staff;
};

// One life under load, ended by kill -9 once `enough` answers were given.
void live_and_die(
    Office& office, const Cookies& cookies, int round, int enough, Promises& promises, Complaints& complaints)
{
    std::vector<std::jthread> clerks;
    for (int i = 0; i < kClerks; ++i) {
        const std::string prefix = "Vòng " + std::to_string(round) + " bàn " + std::to_string(i) + " số";
        clerks.emplace_back([&, prefix] {
            work_until_cut({office.port(), cookies.clerk}, {office.port(), cookies.staff}, prefix, promises,
                           complaints);
        });
    }
    if (!eventually([&] { return promises.kept >= enough; })) complaints.add("the service does not get on");
    office.kill();
}

// Every answer with 2xx must still be true.
void check_promises(Desk& desk, const Promises& promises, Complaints& complaints)
{
    for (const auto& [applicant, code] : promises.received) {
        const Answer dossier = desk.get("/api/v1/dossiers/" + code);
        if (dossier.status != 200 || dossier.json()["applicant"]["name"] != applicant) {
            complaints.add(code + " was promised: " + dossier.body);
        }
    }
    for (const auto& [id, code] : promises.sent) {
        const Answer handoff = desk.get("/api/v1/handoffs/" + std::to_string(id));
        if (handoff.status != 200 || handoff.json()["items"][0]["dossier"] != code) {
            complaints.add("handoff of " + code + " was promised: " + handoff.body);
        }
    }
    for (const auto& [id, code] : promises.accepted) {
        const Answer handoff = desk.get("/api/v1/handoffs/" + std::to_string(id));
        if (handoff.json()["items"][0]["state"] != "accepted") complaints.add("not accepted: " + handoff.body);
    }
}

// A request whose answer was lost is sent again with its key, twice: one dossier, whatever had become of the first.
void retry(Desk& desk, const Promises& promises, Complaints& complaints)
{
    for (const auto& applicant : promises.unanswered) {
        const Answer first = desk.receive(applicant, key_of(applicant));
        complaints.judge(first, {});
        if (first.body != desk.receive(applicant, key_of(applicant)).body) complaints.add("another answer");
    }
}

}  // namespace

TEST_CASE("kill -9 twenty times under load: what was answered is there, what was not can be asked again")
{
    Office office;
    const Cookies cookies{cookie_of(office.port(), "tiepnhan"), cookie_of(office.port(), "chuyenvien")};
    std::mt19937 random{20150211};
    Complaints complaints;
    std::size_t receipts = 0;
    for (int round = 0; round < kRounds; ++round) {
        Promises promises;
        live_and_die(office, cookies, round, 2 + static_cast<int>(random() % 24), promises, complaints);
        office.start();
        const Run verified = office.verify();
        CHECK_MESSAGE(verified.code == 0, verified.out << verified.err);
        Desk desk{office.port(), cookies.clerk};
        check_promises(desk, promises, complaints);
        retry(desk, promises, complaints);
        receipts += promises.received.size() + promises.unanswered.size();
    }
    CHECK(complaints.text() == "");
    const std::string& url = office.database_url();
    CHECK(number_of(url, "SELECT count(*) FROM dossier") == static_cast<std::int64_t>(receipts));
    CHECK(number_of(url, "SELECT count(DISTINCT name) FROM party") == static_cast<std::int64_t>(receipts));
    CHECK(number_of(url, "SELECT last FROM code_counter") == static_cast<std::int64_t>(receipts));
    CHECK(office.verify().code == 0);
}
