"""The names of everything in Redis. All of a partition's keys share a hash tag, hence one slot."""

from dataclasses import dataclass
from zlib import crc32

from bot.messages import ConversationId, IncomingMessage, PersonId
from bot.spending import Bucket

PARTITIONS_KEY = "dragoman:partitions"
"""How many partitions this data set was made with; fixed for its life."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The key names of a data set with `partitions` partitions."""

    partitions: int

    def partition(self, conversation: ConversationId) -> int:
        """Which partition a conversation belongs to; the same in every process for good."""
        return crc32(str(conversation).encode()) % self.partitions

    def ready(self, partition: int) -> str:
        """Stream of the conversations that have something waiting."""
        return f"dragoman:{{{partition}}}:ready"

    def state(self, conversation: ConversationId) -> str:
        """Hash: the lease's entry, memory and the ledger of the reply in progress."""
        return f"dragoman:{{{self.partition(conversation)}}}:state:{conversation}"

    def mailbox(self, conversation: ConversationId) -> str:
        """List of encoded messages, oldest first."""
        return f"dragoman:{{{self.partition(conversation)}}}:mailbox:{conversation}"

    def turns(self, conversation: ConversationId) -> str:
        """List of encoded turns, oldest first."""
        return f"dragoman:{{{self.partition(conversation)}}}:turns:{conversation}"

    def ended(self, conversation: ConversationId) -> str:
        """The platform's messages that showed the last replies, for a while (engine.lua)."""
        return f"dragoman:{{{self.partition(conversation)}}}:ended:{conversation}"

    def voices(self, conversation: ConversationId) -> str:
        """Hash: who has spoken there."""
        return f"dragoman:{{{self.partition(conversation)}}}:voices:{conversation}"

    def live(self, conversation: ConversationId) -> str:
        """Stream of live events, and the channel that says there is a new one."""
        return f"dragoman:{{{self.partition(conversation)}}}:live:{conversation}"

    def seen(self, message: IncomingMessage) -> str:
        """What duplicate detection knows of a message."""
        return self.seen_id(message.conversation, message.id)

    def seen_id(self, place: ConversationId, event_id: str) -> str:
        """What duplicate detection knows of anything that a platform tells of, by its id."""
        tag = self.partition(place)
        return f"dragoman:{{{tag}}}:seen:{place.adapter}:{place.account}:{event_id}"

    def decided(self, adapter: str, account: str, message_id: str) -> str:
        """What an adapter decided of a message, whichever conversation it is for."""
        name = f"{adapter}:{account}:{message_id}"
        return f"dragoman:{{{crc32(name.encode()) % self.partitions}}}:decided:{name}"

    def dead(self, partition: int) -> str:
        """Stream of the messages that were set aside."""
        return f"dragoman:{{{partition}}}:dead"

    def due(self, partition: int) -> str:
        """Sorted set: which alarms ring when; their messages are in `alarms:*` (engine.lua)."""
        return f"dragoman:{{{partition}}}:due"

    def probe(self, partition: int) -> str:
        """What readiness writes, to see that the partition takes writes."""
        return f"dragoman:{{{partition}}}:probe"

    def posted(self, adapter: str, channel: str, message_id: str) -> str:
        """The conversation that a message of ours belongs to."""
        return f"dragoman:posted:{adapter}:{channel}:{message_id}"

    def person(self, person: PersonId) -> str:
        """Hash of what is known of a person."""
        return f"dragoman:person:{{{person}}}"

    def tally(self, name: str) -> str:
        """A count that lasts for a while."""
        return f"dragoman:tally:{name}"

    def blob(self, name: str) -> str:
        """The bytes of a file."""
        return f"dragoman:blob:{name}"

    def secret(self, adapter: str, account: str, name: str) -> str:
        """A sealed secret of a platform account."""
        return f"dragoman:secret:{{{adapter}:{account}}}:{name}"

    def feedback(self, account: str, month: str) -> str:
        """Hash of the ratings of one month ("2026-11") by "turn:author"; `account` with adapter."""
        return f"dragoman:feedback:{account}:{month}"

    def feedback_index(self) -> str:
        """Set of the names of all those hashes."""
        return "dragoman:feedback"

    def notebook(self, adapter: str) -> str:
        """Hash of what an adapter asked to remember."""
        return f"dragoman:notebook:{adapter}"

    def budget(self, bucket: Bucket) -> str:
        """Hash: the calls counted in a bucket. All buckets of an account share a slot."""
        return f"dragoman:budget:{{{bucket.adapter}:{bucket.account}}}:{bucket.name}"
