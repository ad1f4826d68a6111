#!lua name=dragoman_RELEASE

-- RELEASE stands for the digest of this text (engine.py).
--
-- The engine's atomic steps. Each is one call whose keys share one slot (the partition's hash tag),
-- so the same functions run on a single server and on a cluster.
--
-- Keys of a conversation:  state (hash), mailbox (list), turns (list)
-- Keys of a partition:     ready (stream of conversations for workers to take), running (set of the
--                          entries of `ready` that were taken), fair* (who waits to get into
--                          `ready`), dead (stream of what was set aside), due (which alarms ring
--                          when, as "name conversation" by ms), alarms:* (a conversation's alarms:
--                          hash of messages by name), ended:* (the messages that showed a
--                          conversation's last replies, newest first, for a while)
-- Keys of a message:       seen ("received" until its turn is committed, then "done"); decided (what
--                          an adapter decided of it: '' passed over, '-' turned away, else the
--                          conversation it is for), in a partition of its own
--
-- A conversation has at most one entry in `ready`; its id stands in state.entry. The pending entry
-- is the lease: `consumer` and the entry's delivery count together are the fencing token, so that a
-- worker that was paused and replaced, even by itself, writes nothing any more.
--
-- `ready` holds at most OFFERED entries that nobody has begun on; whoever else has something
-- waiting is in the fair queue (state.queued): accounts take turns, in an account its channels, in
-- a channel its conversations. So a flood in one of them makes the others wait for a few entries
-- and not for all of it. Each entry that is begun on lets the next one in.

local GROUP = 'workers'
local OFFERED = 2
local BURST = 4
local STEP = 1 / 16
local PARDONS = 10
-- Two gateways may take in what they kept while we were away, or slow, in any order: what comes then
-- is put where it belongs, and whoever begins on it waits so long for the other. Times of machines may
-- differ; so while nothing is the matter what comes first is first.
local SETTLES_MS = 1500
local CLOCKS_MS = 250
-- The names in a ledger as msgpack has them (bot/ledger.py, Shown); strings of over 31 bytes begin
-- with LONG and their length, shorter ones with 160 and their length in one.
local MESSAGE_ID, AFTER_MESSAGE_ID, LONG = '\170message_id', '\164text', 217
local SENT_AT, TIME_32, TIME_64 = '\167sent_at', '\214\255', '\215\255'
local NO_MESSAGE_ID = MESSAGE_ID .. '\160'
local ENDED_FOR_MS = 120000  -- a press that names what is not known counts for 30 s
local ENDED_BYTES = 4096  -- 85 of Slack's, which takes about one a second in a channel

-- One of the functions that can be called. (While this text is loaded Lua has nothing but `redis`.)
local function step(name, callback, flags)
  redis.register_function{
    function_name = 'dragoman_RELEASE_' .. name, callback = callback, flags = flags or {}}
end

-- One that goes beyond the keys it is called with, to others of their partition (the first: `ready`).
-- While a slot moves key by key, Redis fails such a step in its middle, and leaves it half done: so it
-- is refused before it begins. A key that is beside one that is not is what gives such a slot away,
-- at both ends (getNodeByQuery, src/cluster.c).
local function partition_step(name, callback)
  step(name, function(keys, args)
    local found = redis.pcall('EXISTS', keys[1], keys[1] .. ':never')
    if type(found) == 'table' then
      return redis.error_reply('TRYAGAIN The slot is on its way.')
    end
    return callback(keys, args)
  end)
end

-- Who lives to hear that the lease is lost has not died of what it is about, but was slow: it is
-- taken from those who tried (state.tried: their fences), unless that happens again and again.
local function pardon(state, entry, fence)
  local tried, count = string.gsub(
    redis.call('HGET', state, 'tried') or '', ' ' .. fence .. ' ', ' ')
  if count > 0 and redis.call('HGET', state, 'entry') == entry
      and redis.call('HINCRBY', state, 'pardons', 1) <= PARDONS then
    redis.call('HSET', state, 'tried', tried)
  end
end

-- The entry must still stand in the state: one whose conversation was purged may have a successor.
local function holds_lease(ready, state, entry, consumer, fence)
  local pending = redis.call('XPENDING', ready, GROUP, entry, entry, 1)
  local is_ours = #pending == 1 and pending[1][2] == consumer
    and redis.call('HGET', state, 'entry') == entry
  if is_ours and (fence == '0' or pending[1][4] == tonumber(fence)) then  -- 0: nothing begun yet
    return true
  end
  pardon(state, entry, fence)
  return false
end

-- The name of another key of the same partition.
local function key_of(ready, name)
  return string.sub(ready, 1, -#'ready' - 1) .. name
end

local function now_ms()
  local now = redis.call('TIME')
  return now[1] * 1000 + math.floor(now[2] / 1000)
end

-- `since` it waits, in ms; `origin`: what it takes to put it back into the fair queues, as fields.
local function offer(ready, state, conversation, since, origin)
  local entry = redis.call(
    'XADD', ready, '*', 'conversation', conversation, 'since', since, unpack(origin or {}))
  redis.call('HSET', state, 'entry', entry)
  redis.call('HDEL', state, 'queued')
end

local function has_offers_enough(ready)
  return redis.call('XLEN', ready) - redis.call('SCARD', key_of(ready, 'running')) >= OFFERED
end

-- A fair queue (start-time fair queueing) is a sorted set of members by the round they are served in.
-- Beside it `served` keeps for each member the round up to which it has had its share, and under ''
-- the clock: the round that is being served. Who joins and has not had BURST rounds more than its
-- share is next; who is always there has one round after the other. The clock goes on by STEP
-- whoever is served, so that who waits has their turn however many newcomers there are.
local function join(ready, queue, member)
  local served = key_of(ready, 'served:' .. queue)
  local clock = tonumber(redis.call('ZSCORE', served, '') or 0)
  local share = tonumber(redis.call('ZSCORE', served, member) or clock)
  redis.call('ZADD', key_of(ready, queue), 'NX', math.max(clock - 0.5, share - BURST), member)
end

-- Returns the clock before it.
local function serve(ready, queue, member, round, has_more)
  local key, served = key_of(ready, queue), key_of(ready, 'served:' .. queue)
  local before = tonumber(redis.call('ZSCORE', served, '') or round)
  redis.call('ZREM', key, member)
  if has_more then
    redis.call('ZADD', key, round + 1, member)
  elseif redis.call('ZCARD', key) == 0 then
    redis.call('DEL', served)
    return before
  end
  local clock = math.max(round, before + STEP)
  local share = tonumber(redis.call('ZSCORE', served, member) or clock)
  redis.call('ZADD', served, math.max(share, clock) + 1, member)
  redis.call('ZREMRANGEBYSCORE', served, '-inf', '(' .. clock - OFFERED)  -- may be taken back
  redis.call('ZADD', served, clock, '')
  return before
end

-- As if it had not been served in that round, when the clock showed `before`.
local function unserve(ready, queue, member, round, before)
  local served = key_of(ready, 'served:' .. queue)
  local clock = tonumber(redis.call('ZSCORE', served, '') or 0)
  round = math.min(tonumber(round or clock), clock)  -- the clock began anew where nobody waited
  redis.call('ZADD', key_of(ready, queue), round, member)
  if redis.call('ZSCORE', served, member) then
    redis.call('ZINCRBY', served, -1, member)
  end
  redis.call('ZADD', served, math.min(clock, tonumber(before or clock)), '')
end

local function field(fields, name)
  for index = 1, #fields, 2 do
    if fields[index] == name then
      return fields[index + 1]
    end
  end
end

local function place_of(conversation)
  local account, channel = string.match(conversation, '^([^:]*:[^:]*):([^:]*)')
  return account or conversation, channel or ''
end

local function waiting_of(ready, account, channel)
  return key_of(ready, 'fair:' .. account .. ':' .. channel)
end

-- What of `ready` no worker has read. Nothing where the group is gone: there are no readers either.
local function unread(ready)
  local groups = redis.pcall('XINFO', 'GROUPS', ready)
  local last = groups[1] and field(groups[1], 'last-delivered-id')
  return last and redis.call('XRANGE', ready, '(' .. last, '+') or {}
end

-- Since when the conversation of an entry waits, in ms.
local function since_of(offered)
  return tonumber(field(offered[2], 'since') or string.match(offered[1], '^%d+'))
end

-- Put what is offered and unread back to where it came from, so that somebody new may be before it.
local function take_back(ready)
  local offers = unread(ready)
  for index = #offers, 1, -1 do
    local entry, fields = offers[index][1], offers[index][2]
    local conversation = fields[2]
    local account, channel = place_of(conversation)
    local state = key_of(ready, 'state:' .. conversation)
    redis.call('XDEL', ready, entry)
    if redis.call('HGET', state, 'entry') == entry then  -- else purged
      redis.call('LPUSH', waiting_of(ready, account, channel), conversation)
      redis.call('HSET', state, 'queued', since_of(offers[index]))
      redis.call('HDEL', state, 'entry')
      for _, at in ipairs({{'account', 'fair', account}, {'channel', 'fair:' .. account, channel}}) do
        unserve(ready, at[2], at[3], field(fields, at[1]), field(fields, at[1] .. '_clock'))
      end
    end
  end
end

local function queue_up(ready, state, conversation)
  local account, channel = place_of(conversation)
  if not redis.call('ZSCORE', key_of(ready, 'fair:' .. account), channel) then
    take_back(ready)
  end
  join(ready, 'fair', account)
  join(ready, 'fair:' .. account, channel)
  redis.call('RPUSH', waiting_of(ready, account, channel), conversation)
  redis.call('HSET', state, 'queued', now_ms())
end

-- The first of the fair queue: account and its round, channel and its round. Without those of the
-- places in `passed` (keys are account:channel), if there is such.
local function first_waiting(ready, passed)
  local last = passed and -1 or 0
  local accounts = redis.call('ZRANGE', key_of(ready, 'fair'), 0, last, 'WITHSCORES')
  for i = 1, #accounts, 2 do
    local queue = key_of(ready, 'fair:' .. accounts[i])
    local channels = redis.call('ZRANGE', queue, 0, last, 'WITHSCORES')
    for j = 1, #channels, 2 do
      if not (passed and passed[accounts[i] .. ':' .. channels[j]]) then
        return accounts[i], tonumber(accounts[i + 1]), channels[j], tonumber(channels[j + 1])
      end
    end
  end
end

-- Let the next ones in, as long as workers have too little to choose from.
local function let_in(ready, passed)
  while not has_offers_enough(ready) do
    local account, round, channel, channel_round = first_waiting(ready, passed)
    if not account then
      return
    end
    local channels = 'fair:' .. account
    local waiting = waiting_of(ready, account, channel)
    local conversation = redis.call('LPOP', waiting)
    local channel_clock =
      serve(ready, channels, channel, channel_round, redis.call('LLEN', waiting) > 0)
    local account_clock =
      serve(ready, 'fair', account, round, redis.call('ZCARD', key_of(ready, channels)) > 0)
    local state = key_of(ready, 'state:' .. conversation)
    local since = redis.call('HGET', state, 'queued')
    if since then  -- else purged while it waited
      offer(ready, state, conversation, since, {
        'account', round, 'account_clock', account_clock,
        'channel', channel_round, 'channel_clock', channel_clock,
      })
    end
  end
end

-- Who was passed over is owed nothing for it: as if it came now.
local function catch_up(ready, queue, member)
  local key = key_of(ready, queue)
  local round = tonumber(redis.call('ZSCORE', key, member) or nil)
  local clock = tonumber(redis.call('ZSCORE', key_of(ready, 'served:' .. queue), '') or nil)
  if round and clock and round < clock then
    redis.call('ZADD', key, clock, member)
  end
end

local function is_passed_whole(ready, account, passed)
  for _, channel in ipairs(redis.call('ZRANGE', key_of(ready, 'fair:' .. account), 0, -1)) do
    if not passed[account .. ':' .. channel] then
      return false
    end
  end
  return true
end

local function has_somebody_on_it(state)
  return redis.call('HEXISTS', state, 'entry') == 1 or redis.call('HEXISTS', state, 'queued') == 1
end

local function arm(ready, state, conversation)
  if redis.call('EXISTS', key_of(ready, 'fair')) == 0 and not has_offers_enough(ready) then
    offer(ready, state, conversation, now_ms())
  else
    queue_up(ready, state, conversation)
    let_in(ready)
  end
end

local function drop_entry(ready, entry)
  redis.call('XACK', ready, GROUP, entry)
  redis.call('XDEL', ready, entry)
  redis.call('SREM', key_of(ready, 'running'), entry)
end

local function disarm(ready, state, entry)
  drop_entry(ready, entry)
  redis.call('HDEL', state, 'entry', 'begun', 'tried', 'pardons')
end

-- From when on we take part in a conversation (state.since, by the platform's clock): what people said
-- there before is theirs, whenever it comes. Not known of what an older release began.
local function note_since(state, at)
  local since = tonumber(redis.call('HGET', state, 'since') or nil)
  if since and tonumber(at) < since or not since and redis.call('EXISTS', state) == 0 then
    redis.call('HSET', state, 'since', at)
  end
end

-- keys: state        args: ms
step('takes_part', function(keys, args)
  local since = tonumber(redis.call('HGET', keys[1], 'since') or '0')
  return since <= tonumber(args[1]) and redis.call('EXISTS', keys[1]) or 0
end, {'no-writes'})

-- Note what was decided of a message. The first decision counts, unless it is the one given.
-- keys: decided        args: decision, kept for ms, which one it may take the place of
-- returns: the one that counts
step('decide', function(keys, args)
  local before = redis.call('GET', keys[1])
  if before and before ~= args[3] then
    return before
  end
  redis.call('SET', keys[1], args[1], 'PX', args[2])
  return args[1]
end)

-- When a message was sent, in ms: a timestamp of msgpack, which no text can hold a copy of (255 is in
-- no UTF-8). nil: in a way that is not known.
local function sent_ms(message)
  local _, head = string.find(message, SENT_AT .. TIME_64, 1, true)
  if head then
    local a, b, c, d = string.byte(message, head + 1, head + 4)
    local e, f, g, h = string.byte(message, head + 5, head + 8)
    local ns_and_high = ((a * 256 + b) * 256 + c) * 256 + d
    local high = ns_and_high % 4
    local seconds = (((high * 256 + e) * 256 + f) * 256 + g) * 256 + h
    return seconds * 1000 + math.floor((ns_and_high - high) / 4 / 1000000)
  end
  _, head = string.find(message, SENT_AT .. TIME_32, 1, true)
  if head then
    local a, b, c, d = string.byte(message, head + 1, head + 4)
    return (((a * 256 + b) * 256 + c) * 256 + d) * 1000
  end
end

-- How many of the mailbox keep their places: a turn, its ledger or a wish to stop counts them.
local function count_settled(state, mailbox)
  local begun = redis.call('HGET', state, 'begun')
  if begun then
    return tonumber(begun)
  end
  local is_counted = redis.call('HEXISTS', state, 'ledger') == 1
    or redis.call('HEXISTS', state, 'stop') == 1
  return is_counted and redis.call('LLEN', mailbox) or 0
end

-- Put a message behind those that were sent before it.
local function put_in_order(state, mailbox, message)
  local length = redis.call('LLEN', mailbox)
  local place, sent = length, length > 0 and sent_ms(message)
  if sent then
    local settled = count_settled(state, mailbox)
    while place > settled do
      local other = sent_ms(redis.call('LINDEX', mailbox, place - 1))
      if not other or other <= sent + CLOCKS_MS then
        break
      end
      place = place - 1
    end
  end
  if place == length then
    redis.call('RPUSH', mailbox, message)
  else
    redis.call('LINSERT', mailbox, 'BEFORE', redis.call('LINDEX', mailbox, place), message)
  end
end

-- keys: ready, state, mailbox, seen
-- args: conversation, message, most messages waiting, seen for ms, conversation kept for ms, ms at
--       which it was said, whether others may come late (0/1)
partition_step('admit', function(keys, args)
  local ready, state, mailbox, seen = keys[1], keys[2], keys[3], keys[4]
  local status = redis.call('GET', seen)
  if status then
    -- Being unfinished is no reason to be forgotten: make sure that somebody is on it.
    if status == 'received' and not has_somebody_on_it(state)
        and redis.call('LLEN', mailbox) > 0 then
      arm(ready, state, args[1])
    end
    -- A write, so that whoever waits for replicas waits for those of the first time, too.
    redis.call('PEXPIRE', seen, args[4])
    return 'known'
  end
  if redis.call('LLEN', mailbox) >= tonumber(args[3]) then
    return 'full'
  end
  note_since(state, args[6])
  redis.call('SET', seen, 'received', 'PX', args[4])
  if args[7] == '1' then
    put_in_order(state, mailbox, args[2])
    if now_ms() >= tonumber(redis.call('HGET', state, 'settles') or '0') then
      redis.call('HSET', state, 'settles', now_ms() + SETTLES_MS)
    end
  else
    redis.call('RPUSH', mailbox, args[2])
  end
  if not has_somebody_on_it(state) then
    arm(ready, state, args[1])
  end
  redis.call('PEXPIRE', state, args[5])
  redis.call('PEXPIRE', mailbox, args[5])
  return 'admitted'
end)

-- What a turn starts from; false where the entry is no longer ours, a number of ms where more may
-- come first that was said before what there is.
-- keys: ready, state, mailbox, turns        args: entry, consumer
-- returns: fence, waiting messages, state as a flat list, turns of the window
partition_step('take', function(keys, args)
  local ready, state, entry = keys[1], keys[2], args[1]
  local pending = redis.call('XPENDING', ready, GROUP, entry, entry, 1)
  if #pending ~= 1 or pending[1][2] ~= args[2] then
    return false
  end
  if redis.call('HGET', state, 'entry') ~= entry then  -- its conversation was purged
    drop_entry(ready, entry)
    let_in(ready)
    return false
  end
  if redis.call('SADD', key_of(ready, 'running'), entry) == 1 then
    let_in(ready)
  end
  local settles = redis.call('HGET', state, 'settles')
  if settles then
    local wait_ms = tonumber(settles) - now_ms()
    if wait_ms > 0 and redis.call('HEXISTS', state, 'ledger') == 0 then
      return wait_ms
    end
    redis.call('HDEL', state, 'settles')
  end
  -- Who has begun on it, by fence: not who only read it and had no time for it.
  local tried, fence = redis.call('HGET', state, 'tried') or ' ', pending[1][4]
  if not string.find(tried, ' ' .. fence .. ' ', 1, true) then
    tried = tried .. fence .. ' '
  end
  local waiting = redis.call('LRANGE', keys[3], 0, -1)
  redis.call('HSET', state, 'tried', tried, 'begun', #waiting)
  if redis.call('HEXISTS', state, 'stop') == 0 then  -- an older release forgets only that
    redis.call('HDEL', state, 'unwanted')
  end
  local first = tonumber(redis.call('HGET', state, 'window_start') or '0')
    - tonumber(redis.call('HGET', state, 'dropped') or '0')
  return {
    fence,
    waiting,
    redis.call('HGETALL', state),
    redis.call('LRANGE', keys[4], math.max(0, first), -1),
  }
end)

-- Keep leases alive, and hear what a running turn should know.
-- keys: ready, then state and mailbox of each lease in turn
-- args: consumer, then entry and fence of each lease in turn
-- returns: for each lease 'lost', 'stop' or the number of messages in its mailbox
step('renew', function(keys, args)
  local news = {}
  for index = 2, #args, 2 do
    local entry = args[index]
    if not holds_lease(keys[1], keys[index], entry, args[1], args[index + 1]) then
      news[#news + 1] = 'lost'
    else
      redis.call('XCLAIM', keys[1], GROUP, args[1], 0, entry, 'JUSTID')
      if redis.call('HEXISTS', keys[index], 'stop') == 1 then
        news[#news + 1] = 'stop'
      else
        news[#news + 1] = redis.call('LLEN', keys[index + 1])
      end
    end
  end
  return news
end)

-- The conversation that the next reader of `ready` gets; false: there is none. Where it is in one of
-- the places (account:channel) that the reader has no use for now, somebody who waits elsewhere goes
-- before it; false where nobody does.
-- keys: ready        args: places
partition_step('head', function(keys, args)
  local ready, passed = keys[1], {}
  if redis.call('EXISTS', ready) == 0 or #redis.call('XINFO', 'GROUPS', ready) == 0 then
    return redis.error_reply('NOGROUP The ready stream has lost its group.')
  end
  for _, place in ipairs(args) do
    passed[place] = true
  end
  local function is_passed(offer)
    local account, channel = place_of(offer[2][2])
    return passed[account .. ':' .. channel]
  end
  local offers = unread(ready)
  local first = offers[1]
  if not first or not is_passed(first) then
    return first and first[2][2] or false
  end
  local is_there_another = first_waiting(ready, passed)
  for _, other in ipairs(offers) do
    is_there_another = is_there_another or not is_passed(other)
  end
  if not is_there_another then
    return false
  end
  take_back(ready)
  let_in(ready, passed)
  for place in pairs(passed) do
    local account, channel = place_of(place)
    catch_up(ready, 'fair:' .. account, channel)
    if is_passed_whole(ready, account, passed) then
      catch_up(ready, 'fair', account)
    end
  end
  let_in(ready)
  local next_one = unread(ready)[1]
  return next_one and next_one[2][2] or false
end)

-- How many ms the one has waited who has waited longest without being worked on; 0: nobody waits.
-- Of what was read those wait that were not begun, and those whose worker is heard of no more.
-- keys: ready        args: ms after which a lease ends
step('oldest', function(keys, args)
  local ready = keys[1]
  local since = now_ms()
  for _, offered in ipairs(unread(ready)) do
    since = math.min(since, since_of(offered))
  end
  local leases = redis.pcall('XPENDING', ready, GROUP, '-', '+', 10000)
  for _, lease in ipairs(leases.err and {} or leases) do
    local is_begun = redis.call('SISMEMBER', key_of(ready, 'running'), lease[1]) == 1
    local offered = (not is_begun or lease[3] > tonumber(args[1]))
      and redis.call('XRANGE', ready, lease[1], lease[1])[1]
    since = offered and math.min(since, since_of(offered)) or since
  end
  for _, account in ipairs(redis.call('ZRANGE', key_of(ready, 'fair'), 0, -1)) do
    local channels = key_of(ready, 'fair:' .. account)
    for _, channel in ipairs(redis.call('ZRANGE', channels, 0, -1)) do
      local conversation = redis.call('LINDEX', channels .. ':' .. channel, 0)
      local queued = redis.call('HGET', key_of(ready, 'state:' .. conversation), 'queued')
      since = math.min(since, tonumber(queued or since))
    end
  end
  return math.max(0, now_ms() - since)
end, {'no-writes'})  -- asked while memory is full, too

-- Ask for the end of the reply that is being made, which knows of the first state.begun messages.
-- Where none was begun, of what waits, also if a command makes several turns of it: state.unwanted.
-- state.stop is the number of messages that the wish is about, for whoever takes over.
-- 'idle' where there is nothing to stop. With a name ('': whichever) the wish is only about the reply
-- that has begun and has it in its ledger: its turn, a message that shows it; or (1) one that has a
-- message in its ledger of which the name is not known yet, where it is not that of one that ended.
-- keys: state, mailbox, seen, ended
-- args: seen for ms, name (may be left out), or posting (0/1)
step('stop', function(keys, args)
  if redis.call('EXISTS', keys[3]) == 1 then
    return 'known'
  end
  local waiting = redis.call('LLEN', keys[2])
  local ledger = redis.call('HGET', keys[1], 'ledger')
  local is_it = not args[2] or ledger and (
    string.find(ledger, args[2], 1, true)
    or args[3] == '1' and string.find(ledger, NO_MESSAGE_ID, 1, true)
      and not string.find(redis.call('GET', keys[4]) or '', args[2], 1, true))
  if waiting == 0 or not is_it then
    return 'idle'
  end
  redis.call('SET', keys[3], 'done', 'PX', args[1])
  local begun = redis.call('HGET', keys[1], 'begun')
  redis.call('HSET', keys[1], 'stop', math.min(tonumber(begun or waiting), waiting))
  if not begun and not ledger then
    redis.call('HSET', keys[1], 'unwanted', waiting)
  end
  return 'stopping'
end)

-- Write the ledger, ahead of a call to the platform: from now on nobody takes over for a whole lease,
-- so that the call has time to set out. keys: ready, state        args: entry, consumer, fence, ledger
step('record', function(keys, args)
  if not holds_lease(keys[1], keys[2], args[1], args[2], args[3]) then
    return 'lost'
  end
  redis.call('XCLAIM', keys[1], GROUP, args[2], 0, args[1], 'JUSTID')
  redis.call('HSET', keys[2], 'ledger', args[4])
  return 'ok'
end)

-- The messages that a ledger has names of, newest first, each with a space behind it.
local function named_in(ledger)
  local names, at = '', 1
  while true do
    local _, head = string.find(ledger, MESSAGE_ID, at, true)
    local beyond = head and string.find(ledger, AFTER_MESSAGE_ID, head, true)
    if not beyond then
      return names
    end
    local begin = head + (string.byte(ledger, head + 1) == LONG and 3 or 2)
    if begin < beyond then
      names = string.sub(ledger, begin, beyond - 1) .. ' ' .. names
    end
    at = beyond
  end
end

-- Remember which messages showed the reply that ends now.
local function remember_ended(ready, state, conversation)
  local names = named_in(redis.call('HGET', state, 'ledger') or '')
  if names ~= '' then
    local ended = key_of(ready, 'ended:' .. conversation)
    names = string.sub(names .. (redis.call('GET', ended) or ''), 1, ENDED_BYTES)
    redis.call('SET', ended, names, 'PX', ENDED_FOR_MS)
  end
end

-- Give a lease back: whoever waits gets in, this conversation behind them if it has more to do.
-- `done`: how many messages the turn was about.
local function go_on(ready, state, mailbox, entry, conversation, done)
  disarm(ready, state, entry)
  remember_ended(ready, state, conversation)
  local unwanted = tonumber(redis.call('HGET', state, 'unwanted') or '0') - done
  unwanted = math.min(unwanted, redis.call('LLEN', mailbox))
  redis.call('HDEL', state, 'ledger', 'stop', 'unwanted')
  if unwanted > 0 then
    redis.call('HSET', state, 'stop', unwanted, 'unwanted', unwanted)
  end
  if redis.call('LLEN', mailbox) > 0 then
    arm(ready, state, conversation)
  else
    let_in(ready)
  end
end

-- An alarm is a message that nobody writes, kept until its time. `value`: "ms message", or "".
local function set_alarm(ready, conversation, name, value)
  local due, member = key_of(ready, 'due'), name .. ' ' .. conversation
  local alarms = key_of(ready, 'alarms:' .. conversation)
  local space = string.find(value, ' ', 1, true)
  if space then
    redis.call('ZADD', due, string.sub(value, 1, space - 1), member)
    redis.call('HSET', alarms, name, string.sub(value, space + 1))
  else
    redis.call('ZREM', due, member)
    redis.call('HDEL', alarms, name)
  end
end

-- Take in the alarms whose time has come; how many. One whose conversation is busy waits, so that it
-- cuts no reply short and stands in nobody's question.
-- keys: ready        args: most at once, conversation kept for ms, ms to wait for a busy one
partition_step('ring', function(keys, args)
  local ready, now, rung = keys[1], now_ms(), 0
  local due = key_of(ready, 'due')
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', now, 'LIMIT', 0, args[1])) do
    local space = string.find(member, ' ', 1, true)
    local name, conversation = string.sub(member, 1, space - 1), string.sub(member, space + 1)
    local alarms = key_of(ready, 'alarms:' .. conversation)
    local state = key_of(ready, 'state:' .. conversation)
    local message = redis.call('HGET', alarms, name)
    if message and has_somebody_on_it(state) then
      redis.call('ZADD', due, now + args[3], member)
    else
      redis.call('ZREM', due, member)
    end
    if message and not has_somebody_on_it(state) then
      local mailbox = key_of(ready, 'mailbox:' .. conversation)
      redis.call('HDEL', alarms, name)
      redis.call('RPUSH', mailbox, message)
      arm(ready, state, conversation)
      redis.call('PEXPIRE', state, args[2])
      redis.call('PEXPIRE', mailbox, args[2])
      rung = rung + 1
    end
  end
  return rung
end)

-- End a turn: history appended, mailbox trimmed, lease released or armed again.
-- keys: ready, state, mailbox, turns, then the seen keys of the messages that were answered
-- args: entry, consumer, fence, conversation, messages answered, seen for ms, kept for ms,
--       most turns kept, begin anew (0/1, "last": only the last turn goes), window start,
--       number of fields, fields..., turns...
-- `alarm:NAME` among the fields sets an alarm; `changes` is what state.changes was when the mailbox
-- was read: 'changed' where somebody has edited or deleted a message since.
partition_step('commit', function(keys, args)
  local ready, state, mailbox, turns = keys[1], keys[2], keys[3], keys[4]
  if not holds_lease(ready, state, args[1], args[2], args[3]) then
    return 'lost'
  end
  for index = 12, 11 + tonumber(args[11]), 2 do
    if args[index] == 'changes'
        and (redis.call('HGET', state, 'changes') or '0') ~= args[index + 1] then
      return 'changed'
    end
  end
  for index = 5, #keys do
    redis.call('SET', keys[index], 'done', 'PX', args[6])
  end
  redis.call('LTRIM', mailbox, tonumber(args[5]), -1)
  if args[9] == '1' then
    redis.call('DEL', turns)
    redis.call('HDEL', state, 'summary', 'window_start', 'dropped')
  elseif args[9] == 'last' then
    redis.call('RPOP', turns)
  end
  local first_turn = 12 + tonumber(args[11])
  for index = 12, first_turn - 1, 2 do
    if string.sub(args[index], 1, 6) == 'alarm:' then
      set_alarm(ready, args[4], string.sub(args[index], 7), args[index + 1])
    else
      redis.call('HSET', state, args[index], args[index + 1])
    end
  end
  local start = tonumber(redis.call('HGET', state, 'window_start') or '0')
  if tonumber(args[10]) > start then
    redis.call('HSET', state, 'window_start', args[10])
  end
  for index = first_turn, #args do
    redis.call('RPUSH', turns, args[index])
  end
  local over = redis.call('LLEN', turns) - tonumber(args[8])
  if over > 0 then
    redis.call('LTRIM', turns, over, -1)
    redis.call('HINCRBY', state, 'dropped', over)
  end
  go_on(ready, state, mailbox, args[1], args[4], tonumber(args[5]))
  redis.call('PEXPIRE', state, args[7])
  redis.call('PEXPIRE', turns, args[7])
  return 'ok'
end)

-- Who hands over has not died of it; those before have, and count on. Their fences were of an entry
-- that goes: they are kept as numbers that are no fence.
local function keep_tries(state, fence)
  local kept = ' '
  for tried in string.gmatch(redis.call('HGET', state, 'tried') or '', '%S+') do
    if tried ~= fence then
      kept = kept .. -#kept .. ' '
    end
  end
  return kept
end

-- Hand a running turn over to whoever is free; its ledger stays, and who died of it.
-- keys: ready, state        args: entry, consumer, fence, conversation
partition_step('release', function(keys, args)
  if not holds_lease(keys[1], keys[2], args[1], args[2], args[3]) then
    return 'lost'
  end
  local handed = redis.call('XRANGE', keys[1], args[1], args[1])[1]
  local tried = keep_tries(keys[2], args[3])
  disarm(keys[1], keys[2], args[1])
  if tried ~= ' ' then
    redis.call('HSET', keys[2], 'tried', tried)
  end
  -- It had its turn in the fair queue already.
  offer(keys[1], keys[2], args[4], handed and since_of(handed) or now_ms())
  return 'ok'
end)

-- Forget workers that ended long ago: those with no lease that have asked for nothing since. One that
-- lives all the same is known again as soon as it asks.
-- keys: ready        args: idle for ms
step('forget_workers', function(keys, args)
  for _, consumer in ipairs(redis.call('XINFO', 'CONSUMERS', keys[1], GROUP)) do
    if field(consumer, 'pending') == 0 and field(consumer, 'idle') >= tonumber(args[1]) then
      redis.call('XGROUP', 'DELCONSUMER', keys[1], GROUP, field(consumer, 'name'))
    end
  end
  return 'ok'
end)

-- Set aside messages that seem to break whoever works on them, for an operator to look at. There is
-- room for so many in `dead`: beyond it the oldest go.
-- keys: ready, state, mailbox, dead
-- args: entry, consumer, fence, conversation, messages to set aside (-1: all that wait), tries, most
-- returns: 'lost', or those that had to go: for each its id, conversation and number of messages
partition_step('set_aside', function(keys, args)
  local ready, state, mailbox, dead = keys[1], keys[2], keys[3], keys[4]
  if not holds_lease(ready, state, args[1], args[2], args[3]) then
    return 'lost'
  end
  local count = tonumber(args[5])
  local messages = redis.call('LRANGE', mailbox, 0, count < 0 and -1 or count - 1)
  local fields = {'conversation', args[4], 'tries', args[6]}
  for index, message in ipairs(messages) do
    fields[#fields + 1] = string.format('message%06d', index)
    fields[#fields + 1] = message
  end
  redis.call('XADD', dead, '*', unpack(fields))
  local gone, over = {}, redis.call('XLEN', dead) - tonumber(args[7])
  local oldest = over > 0 and redis.call('XRANGE', dead, '-', '+', 'COUNT', over) or {}
  for index, letter in ipairs(oldest) do
    redis.call('XDEL', dead, letter[1])
    local id = field(letter[2], 'id')
    local count = #letter[2] / 2 - (id and 3 or 2)
    gone[index] = {id or letter[1], field(letter[2], 'conversation'), count}
  end
  redis.call('LTRIM', mailbox, #messages, -1)
  redis.call('HSETNX', state, 'epoch', 0)  -- we take part in the conversation all the same
  go_on(ready, state, mailbox, args[1], args[4], #messages)
  return gone
end)

-- Take messages that were set aside in again, behind what waits. Once: they leave `dead`.
-- keys: ready, state, mailbox, dead
-- args: entry of dead, conversation, kept for ms, then its messages as they are taken in again
partition_step('requeue', function(keys, args)
  if redis.call('XDEL', keys[4], args[1]) == 0 then
    return 'gone'
  end
  for index = 4, #args do
    redis.call('RPUSH', keys[3], args[index])
  end
  if not has_somebody_on_it(keys[2]) then
    arm(keys[1], keys[2], args[2])
  end
  redis.call('PEXPIRE', keys[2], args[3])
  redis.call('PEXPIRE', keys[3], args[3])
  return 'ok'
end)

-- A conversation to show: state as a flat list, all turns, and with a third key what waits.
-- keys: state, turns, mailbox
step('look', function(keys)
  return {
    redis.call('HGETALL', keys[1]),
    redis.call('LRANGE', keys[2], 0, -1),
    keys[3] and redis.call('LRANGE', keys[3], 0, -1) or {},
  }
end)

-- Note who speaks in a conversation that we take part in: the people, and how many messages of bots
-- came since the last of a person.
-- keys: state, voices        args: author, message, is it a bot (0/1), kept for ms
-- returns: do we take part (0/1), how many people spoke, messages of bots in a row
step('hear', function(keys, args)
  if redis.call('EXISTS', keys[1]) == 0 then
    return {0, 0, 0}
  end
  if args[3] == '0' then
    redis.call('HSET', keys[2], 'person:' .. args[1], 1)
    redis.call('HDEL', keys[2], 'bots', 'last')
  elseif redis.call('HGET', keys[2], 'last') ~= args[2] then
    redis.call('HINCRBY', keys[2], 'bots', 1)
    redis.call('HSET', keys[2], 'last', args[2])
  end
  redis.call('PEXPIRE', keys[2], args[4])
  local bots = tonumber(redis.call('HGET', keys[2], 'bots') or '0')
  return {1, redis.call('HLEN', keys[2]) - (bots > 0 and 2 or 0), bots}
end)

-- Put what its author changed in place of what was there: a message in the mailbox, or a turn.
-- A worker that has the conversation hears of it when it commits (state.changes), or, where nothing
-- of what it answers is left, as a wish to stop.
-- keys: ready, state, mailbox or turns
-- args: index, what was there, what is to be there, messages that a stop is about (0: none)
-- returns: 'moved' where something else is there by now, 'running' where a turn is on it, 'ok'
partition_step('amend', function(keys, args)
  if redis.call('LINDEX', keys[3], args[1]) ~= args[2] then
    return 'moved'
  end
  redis.call('LSET', keys[3], args[1], args[3])
  local entry = redis.call('HGET', keys[2], 'entry')
  if not entry or redis.call('SISMEMBER', key_of(keys[1], 'running'), entry) == 0 then
    return 'ok'
  end
  redis.call('HINCRBY', keys[2], 'changes', 1)
  if tonumber(args[4]) > 0 then
    redis.call('HSET', keys[2], 'stop', args[4])
  end
  return 'running'
end)

-- What was set aside of a conversation: for each its entry and fields, as XRANGE gives them.
-- keys: dead        args: conversation
step('letters_of', function(keys, args)
  local letters = {}
  for _, letter in ipairs(redis.call('XRANGE', keys[1], '-', '+')) do
    if field(letter[2], 'conversation') == args[1] then
      letters[#letters + 1] = letter
    end
  end
  return letters
end, {'no-writes'})

-- The same of a message that was set aside. An entry cannot be changed: another one takes its place,
-- and keeps the first one's as its `id`. keys: dead        args: entry, field, what is to be there
-- returns: 'moved' where it was taken in again or dropped by now, 'ok'
step('amend_dead', function(keys, args)
  local found = redis.call('XRANGE', keys[1], args[1], args[1])[1]
  if not found then
    return 'moved'
  end
  local fields = found[2]
  for index = 1, #fields, 2 do
    if fields[index] == args[2] then
      fields[index + 1] = args[3]
    end
  end
  if not field(fields, 'id') then
    fields[#fields + 1] = 'id'
    fields[#fields + 1] = args[1]
  end
  redis.call('XADD', keys[1], '*', unpack(fields))
  redis.call('XDEL', keys[1], args[1])
  return 'ok'
end)

-- Keep a summary written after the reply, unless the conversation was purged or began anew meanwhile,
-- or another summary reached further. keys: state        args: epoch, summary, window start
step('summarise', function(keys, args)
  if redis.call('EXISTS', keys[1]) == 0
      or (redis.call('HGET', keys[1], 'epoch') or '0') ~= args[1] then
    return 'stale'
  end
  if tonumber(redis.call('HGET', keys[1], 'window_start') or '0') > tonumber(args[3]) then
    return 'stale'
  end
  redis.call('HSET', keys[1], 'summary', args[2], 'window_start', args[3])
  return 'ok'
end)

-- Write what is known of a person; a turn writes once. "" forgets a value.
-- keys: person        args: turn, kept for ms, then names and values in turn
step('note_person', function(keys, args)
  if redis.call('HGET', keys[1], 'last_turn') == args[1] then
    return 'known'
  end
  redis.call('HSET', keys[1], 'last_turn', args[1])
  for index = 3, #args, 2 do
    if args[index + 1] == '' then
      redis.call('HDEL', keys[1], args[index])
    else
      redis.call('HSET', keys[1], args[index], args[index + 1])
    end
  end
  redis.call('PEXPIRE', keys[1], args[2])
  return 'ok'
end)

-- Add an event to a conversation's live stream and tell its followers, with the id of the event
-- before it, so that each knows whether it has missed any.
-- keys: live        args: data, most events kept, kept for ms
step('publish', function(keys, args)
  local newest = redis.call('XREVRANGE', keys[1], '+', '-', 'COUNT', 1)
  local before = newest[1] and newest[1][1] or '0'
  local id = redis.call('XADD', keys[1], 'MAXLEN', '~', args[2], '*', 'data', args[1])
  redis.call('PEXPIRE', keys[1], args[3])
  redis.call('PUBLISH', keys[1], before .. ' ' .. id .. ' ' .. args[1])
  return id
end)

-- ── The outgoing budget: how many calls a platform takes, shared by all processes.
--
-- A bucket is a hash, and all buckets of a platform account share a slot, so that a call which costs
-- something in several of them is granted in all or in none:
--   spent   times of the calls in the last window, oldest first; times to come are places that were
--           reserved by calls which must not be lost
--   held    who -> until when: messages that still grow and will need one more call, their last
--   closed  until when the platform itself said that it takes nothing
--   once    what was counted and is not counted again -> when
-- Times are the server's own clock in milliseconds, so the clocks of processes do not matter.
--
-- "At most N calls in any stretch of W" is kept exactly: the N-th last call must be W ago. A cell
-- rate (GCRA) with the same figures lets almost 2 N through in one stretch, which a platform that
-- counts in windows, as Discord does, refuses.

local function open_bucket(key, window_ms, now)
  local found = redis.call('HMGET', key, 'spent', 'held', 'closed', 'once')
  local bucket = { key = key, window_ms = window_ms, spent = {}, held = {}, once = {}, holding = 0 }
  bucket.closed = tonumber(found[3] or '0')
  for _, at in ipairs(found[1] and cmsgpack.unpack(found[1]) or {}) do
    if at > now - window_ms then
      bucket.spent[#bucket.spent + 1] = at
    end
  end
  for who, untl in pairs(found[2] and cmsgpack.unpack(found[2]) or {}) do
    if untl > now then
      bucket.held[who] = untl
      bucket.holding = bucket.holding + 1
    end
  end
  for what, at in pairs(found[4] and cmsgpack.unpack(found[4]) or {}) do
    if at > now - window_ms then
      bucket.once[what] = at
    end
  end
  return bucket
end

local function let_go_of(bucket, who)
  if bucket.held[who] then
    bucket.held[who] = nil
    bucket.holding = bucket.holding - 1
  end
end

local function keep(bucket, now)
  local last = math.max(bucket.closed, (bucket.spent[#bucket.spent] or 0) + bucket.window_ms)
  for _, untl in pairs(bucket.held) do
    last = math.max(last, untl)
  end
  if last <= now then
    redis.call('DEL', bucket.key)
    return
  end
  redis.call('HSET', bucket.key, 'spent', cmsgpack.pack(bucket.spent), 'closed', bucket.closed)
  if bucket.holding > 0 then
    redis.call('HSET', bucket.key, 'held', cmsgpack.pack(bucket.held))
  else
    redis.call('HDEL', bucket.key, 'held')
  end
  if next(bucket.once) then
    redis.call('HSET', bucket.key, 'once', cmsgpack.pack(bucket.once))
  end
  redis.call('PEXPIRE', bucket.key, last - now + 1)
end

-- When a bucket takes the call: now, later, or (nil) not before something else has happened.
local function free_at(bucket, charge, now)
  if charge.hold_ms > 0 then
    local taken = bucket.holding + (charge.counts_spent and #bucket.spent or 0)
    if taken >= charge.held_max then
      return nil
    end
    return math.max(now, bucket.closed)
  end
  local room = charge.calls - charge.leave - math.min(bucket.holding, charge.spare_held)
  if room < 1 then
    return nil
  end
  local oldest = bucket.spent[#bucket.spent - room + 1]
  return math.max(now, bucket.closed, oldest and oldest + bucket.window_ms or 0)
end

local function charge_of(packed)
  return {
    calls = packed[1],
    window_ms = packed[2],
    leave = packed[3],
    spare_held = packed[4],
    hold_ms = packed[5],
    held_max = packed[6],
    counts_spent = packed[7],
    settles = packed[8],
    once = packed[9] or '',
  }
end

-- Spend one call in every bucket, hold places, or say when to ask again.
-- keys: buckets, one of them twice where a call costs something now and holds a place for later
-- args: who, longest wait for a reserved place in ms, and packed (one value
--                      costs the caller less than many) for each bucket: calls, window ms, leave,
--                      spare held, hold ms, held max, counts spent, settles, once
-- returns: {1, ms until the call may be made} where it was granted or reserved, else
--          {0, ms after which to ask again}; then nothing was written
step('spend', function(keys, args)
  local now, who, may_wait_ms = now_ms(), args[1], tonumber(args[2])
  local packed = cmsgpack.unpack(args[3])
  local at, is_free, opened, buckets, charges = now, true, {}, {}, {}
  for index, key in ipairs(keys) do
    local charge = charge_of(packed[index])
    opened[key] = opened[key] or open_bucket(key, charge.window_ms, now)
    local bucket = opened[key]
    if charge.settles or charge.hold_ms > 0 then
      let_go_of(bucket, who)
    end
    local free = bucket.once[charge.once] and now or free_at(bucket, charge, now)
    is_free = is_free and free ~= nil
    at = math.max(at, free or now + math.min(charge.window_ms, 2000))
    buckets[index], charges[index] = bucket, charge
  end
  if not is_free or at - now > may_wait_ms then
    return { 0, at - now }
  end
  for index, bucket in ipairs(buckets) do
    if charges[index].hold_ms > 0 then
      bucket.held[who] = at + charges[index].hold_ms
      bucket.holding = bucket.holding + 1
    elseif not bucket.once[charges[index].once] then
      table.insert(bucket.spent, at)
      table.sort(bucket.spent)
      if charges[index].once ~= '' then
        bucket.once[charges[index].once] = at
      end
    end
    keep(bucket, now)
  end
  return { 1, at - now }
end)

-- Give back a place that was held. keys: bucket        args: who, window ms
step('let_go', function(keys, args)
  local now = now_ms()
  local bucket = open_bucket(keys[1], tonumber(args[2]), now)
  let_go_of(bucket, args[1])
  keep(bucket, now)
  return 'ok'
end)

-- The platform takes nothing for a while. keys: bucket        args: for ms, window ms
step('shut', function(keys, args)
  local now = now_ms()
  local bucket = open_bucket(keys[1], tonumber(args[2]), now)
  bucket.closed = math.max(bucket.closed, now + tonumber(args[1]))
  keep(bucket, now)
  return 'ok'
end)
