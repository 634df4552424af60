// bench_fill DATABASE DOSSIERS SEED [open]: fills an empty demo database (see tests/bench/run) with dossiers through
// the same rules and the same storage::append as the service, so that `motcua verify` passes on it. Every date from the
// 1st to the 28th of January 2014 to June 2015 gets as many; which, is decided by the seed alone. Prints how many of a
// day belong to the district, whose codes are its agency, the date and 1, 2, 3 …. With "open" all of them are received
// and nothing more: what a publication of the calendar has to go through.

#include "domain/codes.hpp"
#include "domain/fields.hpp"
#include "storage/database.hpp"
#include "storage/dossiers.hpp"
#include "storage/handoffs.hpp"
#include "storage/hashes.hpp"
#include "storage/journal.hpp"
#include "tests/bench/staff.hpp"

#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <stdexcept>
#include <thread>

namespace motcua::bench {
namespace {

using storage::StoredDossier;

// The dossiers received on one day, from receipt to as far as they have come: one transaction.
class Day {
public:
    Day(Session& session, const Staff& staff, int index, std::uint64_t seed, bool open)
        : session_(session),
          staff_(staff),
          open_(open),
          index_(index),
          date_(day_of(index)),
          random_(seed * 1'000'003 + static_cast<std::uint64_t>(index))
    {
    }

    void fill(int district, int commune)
    {
        std::map<std::string, std::vector<StoredDossier>> by_expert;
        for (int i = 0; i < district; ++i) {
            StoredDossier dossier = receive_one("tiepnhan", i, district);
            by_expert[Staff::expert(dossier.dossier.procedure_code)].push_back(std::move(dossier));
        }
        for (auto& [expert, dossiers] : by_expert)
            if (!open_) process(expert, dossiers);
        for (const char* clerk : {"bench.01", "bench.02"}) {
            for (int i = 0; i < commune; ++i) {
                StoredDossier dossier = receive_one(clerk, i, commune);
                if (!open_ && below(100) < share_done()) withdraw(clerk, dossier);
            }
        }
    }

private:
    int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
    int share_done() const { return index_ < kRecentDay ? 92 : 40; }
    Instant on_day(int later, std::chrono::seconds time) const
    {
        return at_office(date_ + std::chrono::days{later}, time);
    }

    storage::SealedValue sealed(const char* field, std::string value)
    {
        std::string salt(32, '0');
        for (char& c : salt) c = "0123456789abcdef"[below(16)];
        Seal seal = storage::commitment(salt, value);
        return {field, std::move(salt), std::move(value), std::move(seal)};
    }

    storage::Party citizen()
    {
        static constexpr std::array family{"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô"};
        static constexpr std::array middle{"Văn", "Thị", "Minh", "Thu", "Quốc", "Ngọc", "Hữu", "Anh", "Đức", "Thanh"};
        static constexpr std::array given{"Hoa",  "Bình", "Đức",   "Hà",   "Việt", "Lan",  "Nghĩa",
                                          "Tuấn", "Hùng", "Mai",   "Sơn",  "Thủy", "Nam",  "Hạnh",
                                          "Long", "Yến",  "Cường", "Linh", "Phúc", "Trang"};
        storage::Party party{std::string{family[static_cast<std::size_t>(below(10))]} + " " +
                             middle[static_cast<std::size_t>(below(10))] + " " +
                             given[static_cast<std::size_t>(below(20))]};
        party.id_number = "12" + std::to_string(1'000'000 + below(9'000'000));
        party.phone = "09" + std::to_string(10'000'000 + below(90'000'000));
        party.address = "Thôn " + std::to_string(below(40) + 1) + ", huyện Lạng Giang, tỉnh Bắc Giang";
        return party;
    }

    void append(StoredDossier& dossier, const Event& event, const std::vector<storage::SealedValue>& values)
    {
        const bool first = event.n == 1;
        auto after =
            storage::append(session_, first ? std::nullopt : std::optional<StoredDossier>{dossier}, event, values);
        if (!after) throw std::runtime_error("refused: " + event.dossier);
        dossier = {*std::move(after), storage::chain_hash(dossier.head_hash, event)};
    }

    void act(const std::string& account,
             StoredDossier& dossier,
             const Command& command,
             Instant now,
             const std::vector<storage::SealedValue>& values = {})
    {
        const auto event =
            decide(dossier.dossier, command, staff_.at_work(account, dossier.dossier.procedure_code, now));
        if (!event) throw std::runtime_error(account + " may not: " + dossier.dossier.code);
        append(dossier, *event, values);
    }

    StoredDossier receive_one(const std::string& clerk, int i, int count)
    {
        const std::string procedure = kProcedures[static_cast<std::size_t>(below(kProcedures.size()))];
        const Instant now = on_day(0, 7h + 30min + std::chrono::seconds{8 * 3600 * i / count});
        const Context context = staff_.at_work(clerk, procedure, now);
        std::vector<storage::SealedValue> values;
        values.push_back(sealed("applicant", write_fields(citizen())));
        values.push_back(sealed("documents", storage::write_papers({{"Tờ khai", 1, 0}, {"Bản sao giấy tờ", 0, 1}})));
        Receive command;
        command.code =
            format_code(context.actor.agency, date_, storage::next_serial(session_, context.actor.agency, date_));
        command.received_at = now;
        command.applicant = values[0].seal;
        command.documents = values[1].seal;
        const auto event = receive(command, staff_.procedure(procedure), context.unit, context.actor.agency, context);
        if (!event) throw std::runtime_error("not received: " + command.code);
        StoredDossier dossier;
        append(dossier, *event, values);
        storage::insert_citizen_key(session_, command.code, storage::sha256_hex("pin" + command.code),
                                    storage::sha256_hex("token" + command.code));
        return dossier;
    }

    void withdraw(const std::string& clerk, StoredDossier& dossier)
    {
        const auto reason = sealed("reason", "Công dân xin rút hồ sơ");
        act(clerk, dossier, Withdraw{reason.seal}, on_day(1, 9h), {reason});
    }

    // Hands over what `takes_part` says, and has it accepted when `accepted`.
    template <class TakesPart>
    void hand_over(const std::string& giver,
                   const std::string& taker,
                   std::vector<StoredDossier>& dossiers,
                   Instant sent,
                   TakesPart takes_part)
    {
        const std::string from = staff_.at_work(giver, kProcedures[0], sent).actor.unit;
        const std::string to = staff_.at_work(taker, kProcedures[0], sent).actor.unit;
        const std::int64_t handoff = storage::insert_handoff(session_, {from, to, sent, giver}).id;
        for (StoredDossier& dossier : dossiers) {
            const int part = takes_part();
            if (part == 0) continue;
            act(giver, dossier, Send{handoff, to}, sent);
            storage::insert_items(session_, handoff, Carries::both, std::array{dossier.dossier.code});
            if (part == 1) continue;
            const Instant at = sent + 2h;
            act(taker, dossier, Accept{handoff}, at);
            const storage::Closing closing{"accepted", at, taker, dossier.dossier.version};
            storage::close_items(session_, handoff, std::array{storage::ClosedItem{dossier.dossier.code, closing}});
        }
    }

    // To the department, decided there, back to the desk and out; each may stay behind at any stage.
    void process(const std::string& expert, std::vector<StoredDossier>& dossiers)
    {
        const int stays = 100 - share_done();
        const auto part = [&] { return below(100) >= stays / 2 ? 2 : below(8) == 0 ? 1 : 0; };
        hand_over("tiepnhan", expert, dossiers, on_day(1, 8h), part);
        std::erase_if(dossiers, [&](const StoredDossier& d) { return !held_by_expert(d) || below(100) < stays / 3; });
        const int later = index_ < kRecentDay ? 1 + below(12) : 1;
        for (StoredDossier& dossier : dossiers) act(expert, dossier, Decide{}, on_day(later, 11h));
        hand_over(expert, "tiepnhan", dossiers, on_day(later, 13h), [&] { return below(40) == 0 ? 1 : 2; });
        for (StoredDossier& dossier : dossiers) {
            if (dossier.dossier.ready_at && below(100) >= stays / 4) {
                act("tiepnhan", dossier, ReturnResult{}, on_day(later, 16h));
            }
        }
    }
    static bool held_by_expert(const StoredDossier& d)
    {
        return d.dossier.holder && d.dossier.holder->unit != d.dossier.desk;
    }

    Session& session_;
    const Staff& staff_;
    bool open_;
    int index_;
    Date date_;
    std::mt19937_64 random_;
};

int fill(const std::string& url, int dossiers, std::uint64_t seed, bool open)
{
    storage::Database database{{.url = url, .connections = 2}};
    const auto staff = database.transact_now([](Session& session) { return std::make_shared<Staff>(session); });
    const int per_day = (dossiers + kDays - 1) / kDays;
    const int commune = per_day / 10;
    const int district = per_day - 2 * commune;
    std::atomic<int> next = 0;
    const auto work = [&] {
        for (int index = next++; index < kDays; index = next++) {
            database.transact_now([&](Session& session) {
                Day{session, *staff, index, seed, open}.fill(district, commune);
                return true;
            });
        }
    };
    // One writer is all SQLite has; a second one only helps PostgreSQL.
    std::jthread other{work};
    work();
    other.join();
    std::printf("dossiers=%d\ndistrict_per_day=%d\n", per_day * kDays, district);
    return 0;
}

}  // namespace
}  // namespace motcua::bench

int main(int argc, char** argv)
{
    const bool open = argc == 5 && std::string_view{argv[4]} == "open";
    if (argc != 4 && !open) {
        std::fputs("bench_fill DATABASE DOSSIERS SEED [open]\n", stderr);
        return 2;
    }
    try {
        return motcua::bench::fill(argv[1], std::atoi(argv[2]), std::strtoull(argv[3], nullptr, 10), open);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench_fill: %s\n", error.what());
        return 1;
    }
}
