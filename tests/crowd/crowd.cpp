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

// Of the unit, or anybody when it is nobody's.
const Colleague& Crowd::somebody_of(const std::string& unit, std::mt19937& random) const
{
    std::vector<const Colleague*> there;
    for (const Colleague& who : people_)
        if (who.unit == unit) there.push_back(&who);
    return there.empty() ? people_[random() % people_.size()] : *there[random() % there.size()];
}

// A dossier as its answer shows it to `who`; null when it is not for their eyes.
asio::awaitable<Json> Crowd::read(Asker& asker, const Colleague& who, Turn& turn)
{
    const Answer answer = co_await asker.get("/api/v1/dossiers/" + turn.dossier, who.cookie);
    turn.status = answer.status;
    if (answer.status == 404) co_return nullptr;
    complaints.judge(answer, {503});
    if (answer.status != 200) co_return nullptr;
    Json dossier = answer.json();
    turn.ended = !dossier["ended_at"].is_null();
    if (dossier["holder"].is_null() + dossier["in_transit"].is_null() + !turn.ended != 2)
        complaints.add("not in exactly one place: " + answer.body);
    co_return dossier;
}

asio::awaitable<void> Crowd::act(
    Asker& asker, const Colleague& who, const Json& dossier, Turn& turn, std::mt19937& random)
{
    turn.action = choose(dossier["allowed"], rules_.weights, random);
    std::vector<std::string> others;
    for (int i = 1; i < rules_.together; ++i) others.push_back(dossiers[random() % dossiers.size()]);
    const auto deed = deed_for(turn.action, dossier, who, people_, others, random);
    if (!deed) {
        complaints.add("nobody knows how to " + turn.action);
        co_return;
    }
    const std::string version = deed->versioned ? "\"" + dossier["version"].dump() + "\"" : "";
    const Answer answer = co_await asker.post(deed->target, who.cookie, deed->body.dump(), version);
    turn.status = answer.status;
    if (answer.status == 201 && turn.action == "open-child") turn.child = answer.json()["code"];
    const std::string type = answer.status < 300 || answer.status == 0 ? "" : answer.json().value("type", "no type");
    ++answers_[std::to_string(answer.status) + " " + type.substr(type.rfind(':') + 1)];
    const auto fault = Complaints::fault_of(answer, rules_.losing);
    if (!fault.empty()) complaints.add(turn.action + ": " + fault);
}

// Who is taken at random finds little to do with a dossier: then it is somebody's turn who has it, or is to take it.
asio::awaitable<Turn> Crowd::take_turn(Asker& asker, std::mt19937& random)
{
    Turn turn{dossiers[random() % dossiers.size()], ""};
    const std::string agency = turn.dossier.substr(0, turn.dossier.find('-'));
    const Colleague* who = &somebody_of(random() % 3 == 0 ? "" : agency + ".MC", random);
    Json dossier = co_await read(asker, *who, turn);
    if (dossier.is_null() || turn.ended) co_return turn;
    if (dossier["allowed"].empty() || random() % 2 == 0) {
        const Json& at = dossier["holder"].is_null() ? dossier["in_transit"]["to"] : dossier["holder"]["unit"];
        who = &somebody_of(at, random);
        dossier = co_await read(asker, *who, turn);
    }
    if (!dossier.is_null() && !dossier["allowed"].empty()) co_await act(asker, *who, dossier, turn, random);
    co_return turn;
}

}  // namespace motcua::tests
