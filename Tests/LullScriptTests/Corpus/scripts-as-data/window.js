const script = [
  { say: "Look out of the window.", rate: 0.85 },
  { wait: 5 },
  // the middle is for the listener
  { say: `Nothing out there needs you.` },
  { wait: 15 },
  { say: 'Look back into the room.', rate: 0.9 },
];

export default script;
