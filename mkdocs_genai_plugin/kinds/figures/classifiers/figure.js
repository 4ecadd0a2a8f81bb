// @ts-check
// Two classifiers on the same points: the sums of the Python beside it, which says where they are from.
(() => {
  // The coefficients of 1, x, y, x², xy and y².
  const FORM = [0, 0, 0, 0, 0, 0], NOWHERE = { x: 0, y: 0, kind: 0 };
  const CLOUD = { share: 1, x: 0, y: 0, xx: 1, xy: 0, yy: 1 };
  const FLOOR = 0.01, RIDGE = 0.01, FRESH_SEED = -1;

  const chosen = (all = [0], part = 0) => {
    let left = part * all.reduce((sum, one) => sum + one, 0);
    const found = all.findIndex((one) => (left -= one) < 0);
    return found < 0 ? all.length - 1 : found;
  };

  /** @param {any} random */
  const draw = (world = [[FORM]], count = 0, random) => Array.from({ length: count }, (_, number) => {
    const kind = number % 2;
    const clouds = world[kind], place = chosen(clouds.map(([share]) => share), random());
    const [, x, y, spreadX, spreadY, tilt] = clouds[place];
    const [e, f] = random.normals();
    return { x: x + spreadX * e, y: y + tilt * e + spreadY * f, kind };
  });

  const value = ([c, cx, cy, cxx, cxy, cyy] = FORM, x = 0, y = 0) =>
    c + cx * x + cy * y + cxx * x * x + cxy * x * y + cyy * y * y;

  const probability = (odds = 0) => (odds < 0 ? Math.exp(odds) / (1 + Math.exp(odds)) : 1 / (1 + Math.exp(-odds)));

  const wrong = (form = FORM, dots = [NOWHERE]) => {
    let count = 0;
    for (const { x, y, kind } of dots) if (value(form, x, y) > 0 !== (kind === 1)) count++;
    return count / dots.length;
  };

  const gaussians = (dots = [NOWHERE]) => [0, 1].map((kind) => {
    const own = dots.filter((dot) => dot.kind === kind);
    const mean = (all = FORM) => all.reduce((sum, one) => sum + one, 0) / all.length;
    const x = mean(own.map((dot) => dot.x)), y = mean(own.map((dot) => dot.y));
    return {
      share: own.length / dots.length, x, y,
      xx: mean(own.map((dot) => (dot.x - x) ** 2)) + FLOOR,
      xy: mean(own.map((dot) => (dot.x - x) * (dot.y - y))),
      yy: mean(own.map((dot) => (dot.y - y) ** 2)) + FLOOR,
    };
  });

  const root = ({ xx, xy, yy } = CLOUD) => {
    const first = Math.sqrt(xx), below = xy / first;
    return [first, below, Math.sqrt(yy - below * below)];
  };

  const logJoint = (cloud = CLOUD) => {
    const { share, x, y } = cloud, determinant = cloud.xx * cloud.yy - cloud.xy ** 2;
    const xx = cloud.yy / determinant, xy = -cloud.xy / determinant, yy = cloud.xx / determinant;
    return [
      Math.log(share / (2 * Math.PI)) - Math.log(determinant) / 2 - (xx * x * x + 2 * xy * x * y + yy * y * y) / 2,
      xx * x + xy * y, xy * x + yy * y, -xx / 2, -xy, -yy / 2,
    ];
  };

  const logOdds = (pair = [CLOUD]) => {
    const [less, more] = pair.map((cloud) => logJoint(cloud));
    return more.map((part, i) => part - less[i]);
  };

  const logDensity = (pair = [CLOUD]) => {
    const [less, more] = pair.map((cloud) => logJoint(cloud));
    return (x = 0, y = 0) => {
      const one = value(less, x, y), two = value(more, x, y);
      return Math.max(one, two) + Math.log1p(Math.exp(-Math.abs(one - two)));
    };
  };

  /** @param {any} random */
  const make = (pair = [CLOUD], count = 0, random) => Array.from({ length: count }, () => {
    const kind = chosen(pair.map(({ share }) => share), random()), cloud = pair[kind];
    const [e, f] = random.normals(), [first, below, second] = root(cloud);
    return { x: cloud.x + first * e, y: cloud.y + below * e + second * f, kind };
  });

  const solved = (matrix = [FORM], right = FORM) => {
    const size = right.length, found = [...right];
    for (let j = 0; j < size; j++) {
      for (let i = j; i < size; i++) {
        for (let k = 0; k < j; k++) matrix[i][j] -= matrix[i][k] * matrix[j][k];
        matrix[i][j] = i === j ? Math.sqrt(Math.max(matrix[i][j], 1e-12)) : matrix[i][j] / matrix[j][j];
      }
    }
    for (let i = 0; i < size; i++) {
      for (let k = 0; k < i; k++) found[i] -= matrix[i][k] * found[k];
      found[i] /= matrix[i][i];
    }
    for (let i = size; i--; ) {
      for (let k = i + 1; k < size; k++) found[i] -= matrix[k][i] * found[k];
      found[i] /= matrix[i][i];
    }
    return found;
  };

  const logistic = (dots = [NOWHERE]) => {
    const rows = new Float64Array(6 * dots.length), sums = new Float64Array(36);
    dots.forEach(({ x, y }, n) => rows.set([1, x, y, x * x, x * y, y * y], 6 * n));
    const odds = (form = FORM, n = 0) => {
      let sum = form[0];
      for (let i = 1; i < 6; i++) sum += form[i] * rows[6 * n + i];
      return sum;
    };
    const lossOf = (form = FORM) => {
      let sum = (RIDGE / 2) * form.reduce((squares, one) => squares + one * one, 0);
      for (let n = 0; n < dots.length; n++) {
        const against = dots[n].kind ? -odds(form, n) : odds(form, n);
        sum += Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
      }
      return sum;
    };
    const newton = (form = FORM) => {
      const down = form.map((one) => -RIDGE * one);
      for (let i = 0; i < 36; i++) sums[i] = i % 7 ? 0 : RIDGE;
      for (let n = 0; n < dots.length; n++) {
        const chance = probability(odds(form, n)), error = dots[n].kind - chance, weight = chance * (1 - chance);
        for (let i = 0; i < 6; i++) {
          const feature = rows[6 * n + i], weighted = weight * feature;
          down[i] += error * feature;
          for (let j = 0; j <= i; j++) sums[6 * i + j] += weighted * rows[6 * n + j];
        }
      }
      return solved(down.map((_, i) => [...sums.subarray(6 * i, 6 * i + 6)]), down);
    };
    let form = FORM, loss = lossOf(form);
    for (let steps = 0; steps < 100; steps++) {
      const step = newton(form);
      const moved = (part = 1) => form.map((one, i) => one + part * step[i]);
        if (step.every((one, i) => Math.abs(one) < 1e-9 * (1 + Math.abs(form[i])))) return moved(1);
      let part = 1, next = moved(1), nextLoss = lossOf(next);
      for (let halvings = 1; nextLoss > loss && halvings < 20; halvings++) {
        next = moved((part /= 2));
        nextLoss = lossOf(next);
      }
      if (nextLoss > loss) break;
      [form, loss] = [next, nextLoss];
    }
    return form;
  };

  const fits = { gaussians, root, logJoint, logOdds, logDensity, logistic };
  const maths = { ...fits, draw, value, probability, wrong, make, FRESH_SEED };
  const WIDTH = 200, HEIGHT = 160, CELL = 4, MANY = 250;

  const short = (length = 0) => `${Math.round(10 * length) / 10}`;
  const NAMES = ["gaussian", "logistic"];
  const CORNERS = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]];

  const border = (at = (left = 0, top = 0) => left + top) => {
    const across = WIDTH / CELL + 1, down = HEIGHT / CELL + 1;
    const grid = Float64Array.from({ length: across * down },
      (_, i) => at(CELL * (i % across), CELL * Math.floor(i / across)));
    let path = "";
    for (let row = 0; row < down - 1; row++) {
      for (let column = 0; column < across - 1; column++) {
        let ends = 0;
        for (let i = 0; i < 4; i++) {
          const [x, y] = CORNERS[i], [nextX, nextY] = CORNERS[i + 1];
          const here = grid[(row + y) * across + column + x], there = grid[(row + nextY) * across + column + nextX];
          if (here > 0 === there > 0) continue;
          const part = here / (here - there);
          path += `${ends++ % 2 ? "L" : "M"}${short(
            CELL * (column + x + part * (nextX - x)))} ${short(CELL * (row + y + part * (nextY - y)))}`;
        }
      }
    }
    return path;
  };

  class View {
    drawn = [NOWHERE];
    added = [NOWHERE];
    removed = new Set([NOWHERE]);
    pair = [CLOUD];
    forms = [FORM];
    lowest = 0; // the log density above which 99% of the points lie
    /** @type {any} */ fresh = {}; // points of each world, drawn when they are needed
    does = "probe";
    presses = 0;
    counted = true; // the errors are those of the points
    said = "";

    /** @param {any} figure */
    constructor(figure) {
      this.figure = figure;
      this.start = figure.start;
      this.forget();
      this.state = figure.state;
      /** @type {number[][]} */ this.errors = structuredClone(figure.start.errors);
      const planes = figure.one(".genai-planes");
      figure.keys(planes, figure.one(".genai-dots").getAttribute("aria-label"), this.key.bind(this));
      figure.listen(planes, "click", (event = new MouseEvent("")) => this.under(event));
      figure.listen(planes, "pointermove", (event = new MouseEvent("")) => {
        if (event.buttons & 1 && this.does === "probe") this.under(event);
      });
    }

    get place() {
      return this.start.sizes.indexOf(this.state.n);
    }

    // A world puts the probe where there is something to see.
    settle(state = this.state, changed = [""]) {
      const [x, y] = this.start.worlds[state.world].probe;
      return changed.includes("world") && !changed.includes("x") ? { x, y } : {};
    }

    // The keys that have changed; none at the start.
    show(state = this.state, changed = [""]) {
      this.said = "";
      if (changed.length && changed.every((key) => key === "x" || key === "y")) return this.look(true);
      if (changed.includes("world") || changed.includes("seed")) this.forget();
      this.drawn = draw(this.start.worlds[state.world].kinds,
        this.start.sizes.at(-1), this.figure.generator(state.seed));
      this.learn();
      if (!changed.length) return;
      if (`${changed}` === "n" && this.counted) return this.tell(this.now());
      return this.count();
    }

    told() {
      return this.said;
    }

    forget() {
      this.added = [];
      this.removed.clear();
    }

    training(points = 0) {
      return [...this.drawn.slice(0, points).filter((dot) => !this.removed.has(dot)), ...this.added];
    }

    learn() {
      const dots = this.training(this.state.n);
      this.pair = gaussians(dots);
      this.forms = [logOdds(this.pair), logistic(dots)];
      const density = logDensity(this.pair);
      this.lowest = Float64Array.from(dots, ({ x, y }) => density(x, y)).sort()[Math.floor(dots.length / 100)];
      this.paint(dots);
      this.look();
      this.read();
    }

    change(text = "") {
      this.learn();
      this.figure.run(this.count(text));
    }

    // Counts errors for the number of points that is shown, says so, and goes on with the others.
    *count(text = "") {
      const { sizes, worlds, fresh } = this.start, { world } = this.state, first = this.place;
      const { dots, random } = (this.fresh[world] ??= { dots: [], random: this.figure.generator(FRESH_SEED) });
      let told = (this.counted = false);
      yield;
      while (dots.length < fresh) {
        dots.push(...draw(worlds[world].kinds, fresh / 8, random));
        yield;
      }
      for (const place of [first, ...sizes.keys()]) {
        const some = this.training(sizes[place]);
        const forms = place === first ? this.forms : [logOdds(gaussians(some)), logistic(some)];
        this.errors[place] = forms.map((form) => wrong(form, dots));
        if (!told) this.tell(text || this.now(), true);
        told = true;
        yield;
      }
      this.counted = true;
      this.plot();
    }

    tell(text = "", at_once = false) {
      this.read();
      this.figure.put(".genai-planes [role=img]", "aria-label", this.now());
      at_once ? this.figure.say(text) : (this.said = text);
    }

    now() {
      const [one, other] = this.errors[this.place].map((share, i) =>
        `${this.start.names[i]} ${this.figure.percent(share)}`);
      const { world, n, seed } = this.state;
      return this.figure.text("wrong_now", {
        world: this.start.worlds[world].name, n, seed, one, other });
    }

    get scale() {
      return WIDTH / this.start.worlds[this.state.world].seen[2];
    }

    spot({ x, y } = { x: 0, y: 0 }) {
      const [middleX, middleY] = this.start.worlds[this.state.world].seen;
      return [(x - middleX) * this.scale + WIDTH / 2, HEIGHT / 2 - (y - middleY) * this.scale];
    }

    point({ x, y } = { x: 0, y: 0 }) {
      const [middleX, middleY] = this.start.worlds[this.state.world].seen;
      return { x: middleX + (x - WIDTH / 2) / this.scale, y: middleY + (HEIGHT / 2 - y) / this.scale, kind: 0 };
    }

    dots(selector = "", dots = [NOWHERE]) {
      ["a", "b"].forEach((sign, kind) => {
        const own = dots.filter((dot) => dot.kind === kind).map((dot) => this.spot(dot).map((part) => short(part)));
        const path = own.map(([x, y]) => `M${x} ${y}h.01`).join("");
        this.figure.put(`.genai-planes ${selector}.genai-${sign}`, "d", path);
      });
    }

    paint(dots = [NOWHERE]) {
      this.dots(".genai-seen", dots);
      this.figure.one(".genai-planes").toggleAttribute("data-many", dots.length > MANY);
      this.dots(".genai-made", []);
      this.pair.forEach((cloud, kind) => {
        const [first, below, second] = root(cloud).map((length) => length * this.scale);
        const turned = [first, -below, 0, -second, ...this.spot(cloud)].map((part) => +part.toFixed(3));
        this.figure.put(`.genai-cloud.genai-${"ab"[kind]}`, "transform", `matrix(${turned.join(" ")})`);
      });
      for (const [i, path] of this.figure.all(".genai-border").entries())
        path.setAttribute("d", border((left = 0, top = 0) => {
          const { x, y } = this.point({ x: left, y: top });
          return value(this.forms[1 - i], x, y);
        }));
    }

    look(tell = false) {
      const { x, y } = this.state, density = logDensity(this.pair), { figure } = this;
      this.figure.put(".genai-planes .genai-probe", "transform",
        `translate(${this.spot(this.state).map(short).join(" ")})`);
      const low = { density: figure.number(density(x, y), 1), low: figure.number(this.lowest, 1) };
      this.cells("chance", this.chances());
      this.cells("density", [figure.text("density_low", low)]);
      if (!tell) return;
      const [one, other] = this.chances().map((chance, i) => `${this.start.names[i]} ${chance}`);
      const at = { x: figure.number(x, 1), y: figure.number(y, 1), name: this.start.kinds[1] };
      this.tell(figure.text("at_probe", { ...at, one, other }));
    }

    chances() {
      return this.forms.map((form) => this.figure.number(probability(value(form, this.state.x, this.state.y)), 3));
    }

    cells(name = "", texts = [""]) {
      const cells = this.figure.all(`.genai-results .genai-${name} td`);
      texts.forEach((text, i) => { cells[1 - i].textContent = text; });
    }

    reading(control = "") {
      const { figure, state: { world, n, seed } } = this, worlds = Object.keys(this.start.worlds);
      return {
        world: figure.text("count", { n: worlds.indexOf(world) + 1, total: worlds.length }),
        points: figure.whole(n),
        draw: `${seed}`,
        click: figure.text("own", { n: this.added.length + this.removed.size }),
      }[control];
    }

    read() {
      const worlds = Object.keys(this.start.worlds), { figure, place } = this;
      figure.read();
      for (const [i, world] of figure.all(".genai-worlds > div").entries())
        world.hidden = worlds[i] !== this.state.world;
      const shares = this.errors[place].map((share) => figure.percent(share));
      this.cells("wrong", shares);
      for (const live of figure.all("[data-live]")) live.textContent = shares[+(live.dataset.live === NAMES[1])];
      this.figure.put(".genai-now", "d", `M${short(100 * this.along(place))} 0V100`);
    }

    along(place = 0) {
      const { sizes } = this.start;
      return Math.log(sizes[place] / sizes[0]) / Math.log(sizes.at(-1) / sizes[0]);
    }

    plot() {
      const { figure, errors } = this, top = Math.max(10, 10 * Math.ceil(10 * Math.max(...errors.flat())));
      for (const [i, tick] of figure.all(".genai-tick").entries())
        tick.textContent = figure.percent((top * i) / 200, 0);
      NAMES.forEach((name, i) => {
        const places = errors.map((pair, place) =>
          `${short(100 * this.along(place))} ${short(100 - (1e4 * pair[i]) / top)}`);
        this.figure.put(`.genai-curve .genai-line.genai-${name}`, "d", `M${places.join("L")}`);
        this.figure.put(`.genai-curve .genai-marks.genai-${name}`, "d", places.map((at) => `M${at}h.01`).join(""));
      });
      let behind = errors.length - 1;
      while (behind >= 0 && errors[behind][1] < errors[behind][0]) behind--;
      const words = { n: this.start.sizes[behind + 1] ?? 0, name: this.start.names[1] };
      figure.one(".genai-crossing").textContent = figure.text(
        behind + 1 < errors.length ? "crossing" : "no_crossing", words);
      const shares = errors.flatMap(([one, other]) => [other, one]);
      for (const [i, cell] of figure.all(".genai-error td").entries()) cell.textContent = figure.percent(shares[i]);
    }

    chosen(_ = "", does = "") {
      this.does = does;
    }

    press() {
      const random = this.figure.generator(-1e6 - 1e4 * ++this.presses - this.state.seed);
      this.dots(".genai-made", make(this.pair, this.start.make, random));
      this.tell(this.figure.text("made", { n: this.start.make }), true);
    }

    /** @param {any} event */
    under(event) {
      const plane = event.target.closest("svg");
      if (plane) this.act(this.does, this.point(this.figure.at(event, plane)));
    }

    key(right = 0, up = 0, name = "") {
      const does = { Enter: this.does, " ": this.does, Delete: "remove", Backspace: "remove" }[name];
      const { x, y } = this.state, step = 4 / this.scale;
      this.act(does ?? "probe", { x: x + step * right, y: y + step * up, kind: 0 });
    }

    act(does = "", at = NOWHERE) {
      if (does === "probe") this.figure.set({ x: at.x, y: at.y });
      else if (does === "remove") this.take(at);
      else this.add({ ...at, kind: +(does === "b") });
    }

    add(dot = NOWHERE) {
      this.added.push(dot);
      this.change(this.changed("added", dot));
    }

    take(at = NOWHERE) {
      const dots = this.training(this.state.n);
      const nearest = dots.map((dot) => ({ dot, far: Math.hypot(dot.x - at.x, dot.y - at.y) }))
        .sort((one, two) => one.far - two.far)[0].dot;
      // The least number of training points must keep both kinds, too.
      const few = this.training(this.start.sizes[0]).filter(
        (dot) => dot.kind === nearest.kind && dot !== nearest).length < 2;
      if (few) return this.figure.say(this.figure.text("kept"));
      this.added.includes(nearest) ? this.added.splice(this.added.indexOf(nearest), 1) : this.removed.add(nearest);
      this.change(this.changed("removed", nearest));
    }

    changed(what = "", { x, y, kind } = NOWHERE) {
      const n = this.training(this.state.n).length;
      return this.figure.text(
        what, { name: this.start.kinds[kind], x: this.figure.number(x, 1), y: this.figure.number(y, 1), n });
    }
  }

  const machine = { maths, View };
  if (typeof customElements === "undefined") Object.assign(globalThis, { genaiMachine: machine });
  else customElements.whenDefined("genai-figure").then((Figure) =>
    /** @type {any} */ (Figure).add("classifiers", machine));
})();
