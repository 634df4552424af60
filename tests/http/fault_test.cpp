#include "storage/hashes.hpp"
#include "storage/session.hpp"
#include "tests/http/load.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sys/resource.h>

using namespace motcua::tests;

namespace {

namespace storage = motcua::storage;

constexpr int kClerks = 6;

bool on_postgresql()
{
    return test_dialect() == storage::Dialect::postgresql;
}

// Clerks who receive without a pause until told to stop, each receipt with a key of its own.
class Load {
public:
    explicit Load(const Office& office) : port_(office.port()), cookie_(cookie_of(port_, "tiepnhan"))
    {
        for (int i = 0; i < kClerks; ++i) threads_.emplace_back([this, i] { receive_on(i); });
    }
    ~Load() { stop(); }
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;

    void stop()
    {
        stopping_ = true;
        threads_.clear();
    }
    // Waits until so many more requests got their 201, or any answer at all.
    bool see_received(int more)
    {
        return eventually([this, target = received_ + more] { return received_ >= target; });
    }
    bool see_answered(int more)
    {
        return eventually([this, target = answered_ + more] { return answered_ >= target; });
    }
    int received() const { return received_; }
    int lost() const { return lost_; }
    std::string complaints() const { return complaints_.text(); }
    const std::string& cookie() const { return cookie_; }

    // Every receipt that was not granted is asked for again with its key; gives the number of dossiers there must be.
    std::int64_t settle(std::uint16_t port)
    {
        Desk desk{port, cookie_};
        for (const std::string& applicant : unsettled_)
            complaints_.judge(desk.receive(applicant, key_of(applicant)), {});
        return received_ + static_cast<std::int64_t>(unsettled_.size());
    }

private:
    static std::string key_of(const std::string& applicant) { return storage::sha256_hex(applicant); }

    void receive_on(int clerk)
    {
        Desk desk{port_, cookie_};
        for (int i = 0; !stopping_; ++i) {
            const std::string applicant = "Bàn " + std::to_string(clerk) + " số " + std::to_string(i);
            const Answer answer = desk.receive(applicant, key_of(applicant));
            ++answered_;
            if (answer.status == 201) {
                ++received_;
                continue;
            }
            const std::scoped_lock lock{mutex_};
            unsettled_.push_back(applicant);
            if (answer.status != 0) {
                complaints_.judge(answer, {503});
                continue;
            }
            ++lost_;
            // The service is stopping: nobody listens any more.
            return;
        }
    }

    std::uint16_t port_;
    std::string cookie_;
    std::atomic<bool> stopping_ = false;
    std::atomic<int> received_ = 0;
    std::atomic<int> answered_ = 0;
    std::atomic<int> lost_ = 0;
    std::mutex mutex_;
    std::vector<std::string> unsettled_;
    Complaints complaints_;
    std::vector<std::jthread> threads_;
};

// All that must hold of an office after a fault: it works by itself, and nothing is half-written. `besides` dossiers
// were received by others than the load.
void check_recovered(Office& office, Load& load, int besides = 0)
{
    Client client = office.client();
    CHECK(eventually([&] { return client.get("/readyz").status == 200; }));
    CHECK(load.lost() == 0);
    const std::int64_t expected = load.settle(office.port()) + besides;
    CHECK(load.complaints() == "");
    CHECK(number_of(office.database_url(), "SELECT count(*) FROM dossier") == expected);
    CHECK(number_of(office.database_url(), "SELECT last FROM code_counter") == expected);
    const Run verified = office.verify();
    CHECK_MESSAGE(verified.code == 0, verified.out << verified.err);
}

// The database server, from a connection to another of its databases.
class Server {
public:
    explicit Server(const std::string& database_url)
        : session_(std::getenv("MOTCUA_TEST_POSTGRESQL")),
          name_(database_url.substr(database_url.rfind('/') + 1, database_url.rfind('?') - database_url.rfind('/') - 1))
    {
    }

    void cut_connections()
    {
        session_.run_script("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name_ + "'");
    }
    void close_database()
    {
        session_.run_script("ALTER DATABASE " + name_ + " WITH ALLOW_CONNECTIONS false");
        cut_connections();
    }
    void open_database() { session_.run_script("ALTER DATABASE " + name_ + " WITH ALLOW_CONNECTIONS true"); }

private:
    storage::Session session_;
    std::string name_;
};

// The most any file of this process may grow to.
void limit_files(pid_t process, rlim_t bytes)
{
    rlimit limit{};
    REQUIRE(::prlimit(process, RLIMIT_FSIZE, nullptr, &limit) == 0);
    limit.rlim_cur = bytes;
    REQUIRE(::prlimit(process, RLIMIT_FSIZE, &limit, nullptr) == 0);
}

std::uintmax_t largest_file(const std::string& database_url)
{
    const std::string path = database_url.substr(std::string_view{"sqlite:"}.size());
    std::error_code missing;
    const auto log = std::filesystem::file_size(path + "-wal", missing);
    return std::max(std::filesystem::file_size(path), missing ? 0 : log);
}

}  // namespace

TEST_CASE("PostgreSQL ends its connections again and again under load: everybody is served or asked to try again")
{
    if (!on_postgresql()) return;
    Office office;
    Server server{office.database_url()};
    Load load{office};
    for (int i = 0; i < 20; ++i) {
        CHECK(load.see_received(3));
        server.cut_connections();
    }
    CHECK(load.see_received(20));
    load.stop();
    check_recovered(office, load);
}

TEST_CASE("a database that takes no connections: 503 until it does, and the service lives on")
{
    if (!on_postgresql()) return;
    Office office;
    Server server{office.database_url()};
    Load load{office};
    CHECK(load.see_received(5));
    server.close_database();
    Client client = office.client();
    CHECK(eventually([&] { return client.get("/readyz").status == 503; }));
    CHECK(client.get("/healthz").status == 200);
    CHECK(load.see_answered(20));
    const Answer refused = client.get("/api/v1/dossiers", {{"Cookie", load.cookie()}});
    CHECK(refused.status == 503);
    CHECK(Complaints::fault_of(refused, {503}) == "");
    CHECK(!refused.body.contains("SELECT"));
    server.open_database();
    CHECK(load.see_received(5));
    load.stop();
    check_recovered(office, load);
}

TEST_CASE("a database that hangs is found out by those who ask whether the service is ready")
{
    if (!on_postgresql()) return;
    Office office;
    storage::Session other{office.database_url()};
    other.begin(true);
    other.run_script("LOCK TABLE setting IN ACCESS EXCLUSIVE MODE");
    Client client = office.client();
    const Answer hanging = client.get("/readyz");
    CHECK(hanging.status == 503);
    CHECK(hanging.body.contains("database"));
    CHECK(client.get("/healthz").status == 200);
    other.rollback();
    CHECK(eventually([&] { return client.get("/readyz").status == 200; }));
}

TEST_CASE("a full disk: nothing can be written, everything can be read, and it goes on when there is room again")
{
    if (on_postgresql()) return;
    Office office;
    Load load{office};
    CHECK(load.see_received(20));
    limit_files(office.process(), largest_file(office.database_url()) + 16384);
    CHECK(load.see_answered(200));
    Desk desk{office.port(), load.cookie()};
    // A checkpoint that just made room in the log lets a receipt or two through, as on a real disk.
    Answer refused;
    int let_through = 0;
    CHECK(eventually([&] {
        refused = desk.receive("Khi đĩa đầy");
        if (refused.status == 201) ++let_through;
        return refused.status == 503;
    }));
    CHECK(Complaints::fault_of(refused, {503}) == "");
    CHECK(desk.get("/api/v1/dossiers/X24.217-150211-0001").status == 200);
    CHECK(desk.get("/api/v1/dossiers?limit=5").status == 200);
    CHECK(office.client().get("/readyz").status == 200);
    CHECK(office.verify().code == 0);
    limit_files(office.process(), RLIM_INFINITY);
    CHECK(load.see_received(5));
    load.stop();
    check_recovered(office, load, let_through);
}

TEST_CASE("SIGTERM under load: whatever was begun is answered, and nothing else is written")
{
    Office office;
    Load load{office};
    CHECK(load.see_received(10));
    CHECK(office.stop() == 0);
    load.stop();
    CHECK(load.lost() == kClerks);
    CHECK(load.complaints() == "");
    CHECK(number_of(office.database_url(), "SELECT count(*) FROM dossier") == load.received());
    CHECK(office.verify().code == 0);
    office.start();
    CHECK(load.settle(office.port()) == load.received() + kClerks);
    CHECK(load.complaints() == "");
}
