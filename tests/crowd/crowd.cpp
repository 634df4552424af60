#include "tests/crowd/crowd.hpp"

#include "tests/crowd/deeds.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <exception>

namespace motcua::tests {
namespace {

namespace asio = boost::asio;

// One of the words, by weight.
std::string choose(const Json& words, const std::map<std::string, double>& weights, std::mt19937& random)
{
    std::vector<double> of;
    for (const Json& word : words) {
        const auto known = weights.find(word.get<std::string>());
        of.push_back(known == weights.end() ? 1 : known->second);
    }
    return words[std::discrete_distribution<std::size_t>{of.begin(), of.end()}(random)];
}

}  // namespace

Crowd::Crowd(std::uint16_t port, std::vector<Colleague> people, CrowdRules rules)
    : port_(port), people_(std::move(people)), rules_(std::move(rules))
{
}

void Crowd::work(int clerks, const std::function<bool(const Turn&)>& on)
{
    asio::io_context io{1};
    const auto rethrow = [](const std::exception_ptr& failure) {
        if (failure) std::rethrow_exception(failure);
    };
    for (int i = 0; i < clerks; ++i) asio::co_spawn(io, clerk(Asker{io.get_executor(), port_}, ++seed_, on), rethrow);
    io.run();
}

asio::awaitable<void> Crowd::clerk(Asker asker, unsigned seed, const std::function<bool(const Turn&)>& on)
{
    std::mt19937 random{seed};
    for (bool more = true; more;) {
        const Turn done = co_await take_turn(asker, random);
        more = on(done);
    }
}

asio::awaitable<Turn> Crowd::take_turn(Asker& asker, std::mt19937& random)
{
    const Colleague& who = people_[random() % people_.size()];
    Turn turn{dossiers[random() % dossiers.size()], ""};
    const Answer read = co_await asker.get("/api/v1/dossiers/" + turn.dossier, who.cookie);
    turn.status = read.status;
    if (read.status != 200) {
        if (read.status != 403 && read.status != 404) complaints.judge(read, {503});
        co_return turn;
    }
    const Json dossier = read.json();
    turn.ended = !dossier["ended_at"].is_null();
    if (dossier["holder"].is_null() + dossier["in_transit"].is_null() + !turn.ended != 2)
        complaints.add("not in exactly one place: " + read.body);
    if (dossier["allowed"].empty()) co_return turn;

    turn.action = choose(dossier["allowed"], rules_.weights, random);
    std::vector<std::string> others;
    for (int i = 1; i < rules_.together; ++i) others.push_back(dossiers[random() % dossiers.size()]);
    const auto deed = deed_for(turn.action, dossier, who, people_, others, random);
    if (!deed) {
        complaints.add("nobody knows how to " + turn.action);
        co_return turn;
    }
    const std::string version = deed->versioned ? read.header("etag") : "";
    const Answer answer = co_await asker.post(deed->target, who.cookie, deed->body.dump(), version);
    turn.status = answer.status;
    if (answer.status == 201 && turn.action == "open-child") turn.child = answer.json()["code"];
    const std::string type = answer.status < 300 || answer.status == 0 ? "" : answer.json().value("type", "no type");
    ++answers_[std::to_string(answer.status) + " " + type.substr(type.rfind(':') + 1)];
    const auto fault = Complaints::fault_of(answer, rules_.losing);
    if (!fault.empty()) complaints.add(turn.action + ": " + fault);
    co_return turn;
}

}  // namespace motcua::tests
