#include "domain/regime.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

namespace motcua {
namespace {

using namespace std::chrono;

struct Instrument {
    Date in_force_from;
    std::string_view name;
};

// In order of time; each is in force until the next.
constexpr std::array kOneStop{
    Instrument{sys_days{2007y / June / 22}, "QĐ 93/2007/QĐ-TTg"},
    Instrument{sys_days{2015y / May / 15}, "QĐ 09/2015/QĐ-TTg"},
    Instrument{sys_days{2018y / June / 21}, "NĐ 61/2018/NĐ-CP"},
    Instrument{sys_days{2025y / July / 1}, "NĐ 118/2025/NĐ-CP"},
};
constexpr std::array kCounting{
    Instrument{sys_days{2017y / January / 1}, "BLDS 2015, Điều 145–148"},
};

std::string_view in_force(std::span<const Instrument> instruments, Date date)
{
    const auto later = std::ranges::upper_bound(instruments, date, {}, &Instrument::in_force_from);
    return later == instruments.begin() ? std::string_view{} : std::prev(later)->name;
}

}  // namespace

std::string_view one_stop_rules(Date received)
{
    return in_force(kOneStop, received);
}

std::string_view counting_rules(Date received)
{
    return in_force(kCounting, received);
}

}  // namespace motcua
