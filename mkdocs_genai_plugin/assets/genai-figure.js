// @ts-check
// Does the sums of maths/*.py in the page. Changes attributes and texts; adds no element.
(() => {
  /** @typedef {{ x: number, y: number, kind: number }} Dot */
  /** The coefficients of 1, x, y, x², xy and y². @typedef {number[]} Form */
  /** Share, x, y, spread of x, spread of y, tilt. @typedef {number[]} Cloud */
  /** @typedef {{ share: number, x: number, y: number, xx: number, xy: number, yy: number }} Gaussian */

  const FLOOR = 0.01, RIDGE = 0.01, FRESH_SEED = -1;

  /** Mulberry32 by Tommy Ettinger, public domain. @param {number} seed */
  const generator = (seed) => {
    let state = seed | 0;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
  };

  /** Box and Muller, 1958. @param {() => number} random */
  const normals = (random) => {
    const radius = Math.sqrt(-2 * Math.log(1 - random())), angle = 2 * Math.PI * random();
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  };

  /** @template T @param {T[]} all @param {(one: T) => number} share @param {number} part @returns {T} */
  const chosen = (all, share, part) => {
    let left = part * all.reduce((sum, one) => sum + share(one), 0);
    return all.find((one) => (left -= share(one)) < 0) ?? all[all.length - 1];
  };

  /** Points of the two kinds in turn. @param {Cloud[][]} world @param {number} count @param {() => number} random @returns {Dot[]} */
  const draw = (world, count, random) => Array.from({ length: count }, (_, number) => {
    const kind = number % 2;
    const [, x, y, spreadX, spreadY, tilt] = chosen(world[kind], ([share]) => share, random());
    const [e, f] = normals(random);
    return { x: x + spreadX * e, y: y + tilt * e + spreadY * f, kind };
  });

  /** @param {Form} form @param {number} x @param {number} y */
  const value = ([c, cx, cy, cxx, cxy, cyy], x, y) => c + cx * x + cy * y + cxx * x * x + cxy * x * y + cyy * y * y;

  /** @param {number} odds */
  const probability = (odds) => (odds < 0 ? Math.exp(odds) / (1 + Math.exp(odds)) : 1 / (1 + Math.exp(-odds)));

  /** The share of points whose kind the form gets wrong. @param {Form} form @param {Dot[]} dots */
  const wrong = (form, dots) => {
    let count = 0;
    for (const { x, y, kind } of dots) if (value(form, x, y) > 0 !== (kind === 1)) count++;
    return count / dots.length;
  };

  /** @param {Dot[]} dots @returns {Gaussian[]} */
  const gaussians = (dots) => [0, 1].map((kind) => {
    const own = dots.filter((dot) => dot.kind === kind);
    /** @param {(dot: Dot) => number} of */
    const mean = (of) => own.reduce((sum, dot) => sum + of(dot), 0) / own.length;
    const x = mean((dot) => dot.x), y = mean((dot) => dot.y);
    return {
      share: own.length / dots.length, x, y,
      xx: mean((dot) => (dot.x - x) ** 2) + FLOOR,
      xy: mean((dot) => (dot.x - x) * (dot.y - y)),
      yy: mean((dot) => (dot.y - y) ** 2) + FLOOR,
    };
  });

  /** The lower triangle of Cholesky's root. @param {Gaussian} cloud */
  const root = ({ xx, xy, yy }) => {
    const first = Math.sqrt(xx), below = xy / first;
    return [first, below, Math.sqrt(yy - below * below)];
  };

  /** The logarithm of share times density. @param {Gaussian} cloud @returns {Form} */
  const logJoint = (cloud) => {
    const { share, x, y } = cloud, determinant = cloud.xx * cloud.yy - cloud.xy ** 2;
    const xx = cloud.yy / determinant, xy = -cloud.xy / determinant, yy = cloud.xx / determinant;
    return [
      Math.log(share / (2 * Math.PI)) - Math.log(determinant) / 2 - (xx * x * x + 2 * xy * x * y + yy * y * y) / 2,
      xx * x + xy * y, xy * x + yy * y, -xx / 2, -xy, -yy / 2,
    ];
  };

  /** @param {Gaussian[]} pair @returns {Form} */
  const logOdds = ([one, two]) => {
    const less = logJoint(one);
    return logJoint(two).map((part, i) => part - less[i]);
  };

  /** The logarithm of the density, summed over both kinds. @param {Gaussian[]} pair @returns {(x: number, y: number) => number} */
  const logDensity = (pair) => {
    const [less, more] = pair.map(logJoint);
    return (x, y) => {
      const one = value(less, x, y), two = value(more, x, y);
      return Math.max(one, two) + Math.log1p(Math.exp(-Math.abs(one - two)));
    };
  };

  /** New points from what was fitted. @param {Gaussian[]} pair @param {number} count @param {() => number} random @returns {Dot[]} */
  const make = (pair, count, random) => Array.from({ length: count }, () => {
    const cloud = chosen(pair, ({ share }) => share, random());
    const [e, f] = normals(random), [first, below, second] = root(cloud);
    return { x: cloud.x + first * e, y: cloud.y + below * e + second * f, kind: pair.indexOf(cloud) };
  });

  /** Solves for a symmetric positive definite matrix, given by its lower triangle. @param {number[][]} matrix @param {number[]} right */
  const solved = (matrix, right) => {
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

  /** Newton's method, with half steps where a whole one would lead uphill. @param {Dot[]} dots @returns {Form} */
  const logistic = (dots) => {
    // Flat, so that 4,000 points take no longer than a frame.
    const rows = new Float64Array(6 * dots.length), sums = new Float64Array(36);
    dots.forEach(({ x, y }, n) => rows.set([1, x, y, x * x, x * y, y * y], 6 * n));
    /** @param {ArrayLike<number>} form @param {number} n */
    const odds = (form, n) => {
      const from = 6 * n;
      return form[0] + form[1] * rows[from + 1] + form[2] * rows[from + 2] + form[3] * rows[from + 3] + form[4] * rows[from + 4] + form[5] * rows[from + 5];
    };
    /** @param {Form} form */
    const lossOf = (form) => {
      let sum = (RIDGE / 2) * form.reduce((squares, one) => squares + one * one, 0);
      for (let n = 0; n < dots.length; n++) {
        const against = dots[n].kind ? -odds(form, n) : odds(form, n);
        sum += Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
      }
      return sum;
    };
    /** @param {Form} form */
    const newton = (form) => {
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
    let form = [0, 0, 0, 0, 0, 0], loss = lossOf(form);
    for (let steps = 0; steps < 100; steps++) {
      const step = newton(form);
      /** @param {number} part */
      const moved = (part) => form.map((one, i) => one + part * step[i]);
      // A step this small is the last: what is left is as its square.
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

  const maths = { generator, draw, value, probability, wrong, gaussians, root, logJoint, logOdds, logDensity, make, logistic, FRESH_SEED };
  // Outside a browser there is nothing but the sums.
  if (typeof customElements === "undefined") return void Object.assign(globalThis, { genaiFigure: maths });
  if (customElements.get("genai-figure")) return;

  const WIDTH = 200, HEIGHT = 160, CELL = 4, MANY = 250;

  /** @param {number} length */
  const short = (length) => `${Math.round(10 * length) / 10}`;
  /** @param {number} number @param {number} [digits] */
  const decimal = (number, digits = 1) => number.toFixed(digits).replace("-", "\u2212");
  /** @param {number} share */
  const percent = (share) => (100 * share).toFixed(1) + "%";
  /** @param {number} whole */
  const count = (whole) => whole.toLocaleString("en");

  const CORNERS = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]];

  /** Where a value is 0: marching squares. @param {(left: number, top: number) => number} at */
  const border = (at) => {
    const across = WIDTH / CELL + 1, down = HEIGHT / CELL + 1;
    const grid = Float64Array.from({ length: across * down }, (_, i) => at(CELL * (i % across), CELL * Math.floor(i / across)));
    let path = "";
    for (let row = 0; row < down - 1; row++) {
      for (let column = 0; column < across - 1; column++) {
        let ends = 0;
        for (let i = 0; i < 4; i++) {
          const [x, y] = CORNERS[i], [nextX, nextY] = CORNERS[i + 1];
          const here = grid[(row + y) * across + column + x], there = grid[(row + nextY) * across + column + nextX];
          if (here > 0 === there > 0) continue;
          const part = here / (here - there);
          path += `${ends++ % 2 ? "L" : "M"}${short(CELL * (column + x + part * (nextX - x)))} ${short(CELL * (row + y + part * (nextY - y)))}`;
        }
      }
    }
    return path;
  };

  class Figure extends HTMLElement {
    static maths = maths;
    /** @type {any} */ start = null;
    world = "";
    place = 0; // of the number of points, among the sizes
    seed = 1;
    /** @type {number[]} */ seeds = []; // those before
    /** @type {Dot[]} */ drawn = [];
    /** @type {Dot[]} */ added = [];
    /** @type {Set<Dot>} */ removed = new Set();
    /** @type {Gaussian[]} */ pair = [];
    /** @type {Form[]} */ forms = [];
    lowest = 0; // the log density above which 99% of the points lie
    /** @type {number[][]} */ errors = [];
    /** @type {Map<string, { dots: Dot[], random: () => number }>} */ fresh = new Map();
    probe = { x: 0, y: 0 };
    does = "probe";
    presses = 0;
    counting = 0;
    complete = true; // the errors are those of the points
    writing = 0;

    connectedCallback() {
      if (this.querySelector(":scope > genai-end")) this.upgrade(); // parsed before this script
    }

    upgrade() {
      if (this.start) return;
      this.start = JSON.parse(`${this.getAttribute("data-figure")}`);
      const planes = this.one(".genai-planes");
      const label = `${this.one(".genai-dots").getAttribute("aria-label")}`;
      const attributes = { role: "application", tabindex: "0", "aria-label": label, "aria-describedby": this.one(".genai-keys").id };
      for (const [name, text] of Object.entries(attributes)) planes.setAttribute(name, text);
      for (const radio of this.all("[type=radio]")) radio.name = `${this.id}-${radio.closest("fieldset").className}`;
      this.errors = this.all(".genai-error").map((row) => [...row.querySelectorAll("td")].map((cell) => parseFloat(cell.textContent) / 100));
      this.enter(Object.keys(this.start.worlds)[0]);
      this.choose({ n: this.start.points, seed: this.start.seed });
      this.learn();
      this.listen(planes);
      this.follow(location.hash);
      this.setAttribute("data-ready", "");
    }

    /** @param {string} selector @returns {any} */
    one(selector) {
      return this.querySelector(selector);
    }

    /** @param {string} selector @returns {any[]} */
    all(selector) {
      return [...this.querySelectorAll(selector)];
    }

    get points() {
      return this.start.sizes[this.place];
    }

    /** @param {HTMLElement} planes */
    listen(planes) {
      this.addEventListener("input", ({ target }) => this.control(target));
      this.addEventListener("click", ({ target }) => {
        const button = target instanceof Element && target.closest("[data-do]");
        if (button) this.press(`${button.getAttribute("data-do")}`);
      });
      planes.addEventListener("click", (event) => this.act(this.does, this.under(event)));
      planes.addEventListener("pointermove", (event) => {
        if (event.buttons & 1 && this.does === "probe") this.act("probe", this.under(event));
      });
      planes.addEventListener("keydown", (event) => this.key(event));
      addEventListener("hashchange", () => this.follow(location.hash));
      // Some links bring no hashchange: to where the page is, and those that a theme follows itself.
      document.addEventListener("click", ({ target }) => {
        const link = target instanceof Element && target.closest("a");
        if (link) setTimeout(() => this.follow(link.hash));
      }, true);
    }

    /** Shows what an address asks for, by its own id or the file's: `#id?world=lobes&n=60&seed=3&x=1&y=2`. @param {string} hash */
    follow(hash) {
      const [id, query] = hash.slice(1).split("?");
      if (!query || ![this.id, this.start.id].includes(id)) return;
      const asked = Object.fromEntries(new URLSearchParams(query));
      this.one(".genai-rest").open = true;
      if (Object.hasOwn(this.start.worlds, asked.world)) this.enter(asked.world);
      this.choose(asked);
      this.change();
      this.scrollIntoView();
    }

    write() {
      clearTimeout(this.writing);
      this.writing = setTimeout(() => {
        const { world, points, seed, probe: { x, y } } = this;
        const asked = Object.entries({ world, n: points, seed, x: +x.toFixed(2), y: +y.toFixed(2) });
        // As cards do, so that their script knows of it.
        customElements.get("genai-cards")?.prototype.write.call(this, `${this.id}?${asked.map((pair) => pair.join("=")).join("&")}`);
      }, 300);
    }

    /** @param {string} world */
    enter(world) {
      this.world = world;
      const [x, y] = this.start.worlds[world].probe;
      this.probe = { x, y };
      this.forget();
    }

    /** Takes the reader's own points away. */
    forget() {
      this.added = [];
      this.removed.clear();
    }

    /** @param {{ n?: any, seed?: any, x?: any, y?: any }} asked */
    choose({ n, seed, x, y }) {
      const { sizes, worlds } = this.start;
      const far = sizes.map((/** @type {number} */ size) => Math.abs(size - n));
      if (n > 0) this.place = far.indexOf(Math.min(...far));
      if (seed >= 1 && seed <= 9999) this.seed = Math.round(seed);
      if (Math.abs(x) < 1e3 && Math.abs(y) < 1e3) this.probe = { x: +x, y: +y };
      this.drawn = draw(worlds[this.world].kinds, sizes.at(-1), generator(this.seed));
    }

    /** The first points of the draw, less those removed, and the reader's own. @param {number} points */
    training(points) {
      return [...this.drawn.slice(0, points).filter((dot) => !this.removed.has(dot)), ...this.added];
    }

    /** Fits both to the points and shows them. */
    learn() {
      const dots = this.training(this.points);
      this.pair = gaussians(dots);
      this.forms = [logOdds(this.pair), logistic(dots)];
      const density = logDensity(this.pair);
      this.lowest = Float64Array.from(dots, ({ x, y }) => density(x, y)).sort()[Math.floor(dots.length / 100)];
      this.paint(dots);
      this.look();
      this.read();
    }

    /** Learns, counts errors anew and says so. @param {string} [text] */
    change(text) {
      this.learn();
      this.count(text);
    }

    /**
     * Counts errors on fresh points for the number of training points that is shown, says so, and goes on
     * with the other numbers. One task each, so that the reader does not wait. @param {string} [text]
     */
    count(text) {
      const run = ++this.counting, { sizes, worlds, fresh } = this.start;
      const left = [this.place, ...sizes.keys()];
      this.complete = false;
      const next = () => {
        if (run !== this.counting) return;
        const [world, place] = [this.world, left[0]];
        const { dots, random } = this.fresh.get(world) ?? { dots: [], random: generator(FRESH_SEED) };
        if (dots.length < fresh) {
          dots.push(...draw(worlds[world].kinds, fresh / 4, random));
          this.fresh.set(world, { dots, random });
        } else if (place !== undefined) {
          const some = this.training(sizes[place]);
          const forms = place === this.place ? this.forms : [logOdds(gaussians(some)), logistic(some)];
          this.errors[place] = forms.map((form) => wrong(form, dots));
          if (left.length > sizes.length) this.tell(text ?? this.now());
          left.shift();
        } else {
          this.complete = true;
          return this.plot();
        }
        setTimeout(next);
      };
      setTimeout(next);
    }

    /** @param {string} text */
    tell(text) {
      this.read();
      this.say(text);
    }

    now() {
      const [one, two] = this.errors[this.place].map((share, i) => `${this.start.names[i]} ${percent(share)}`);
      const { name } = this.start.worlds[this.world];
      return this.text("wrong_now", { world: name, n: count(this.points), seed: this.seed, one, two, other: two });
    }

    /** @param {string} name @param {Record<string, any>} [words] */
    text(name, words = {}) {
      return this.start.words[name].replace(/{(\w+)}/g, (/** @type {string} */ _, /** @type {string} */ word) => words[word]);
    }

    /** @param {string} text */
    say(text) {
      this.one(".genai-status").textContent = text;
      this.set(".genai-planes [role=img]", "aria-label", this.now()); // the first description is past
    }

    /** Units of a picture in one of the points'. */
    get scale() {
      return WIDTH / this.start.worlds[this.world].seen[2];
    }

    /** @param {{ x: number, y: number }} point @returns {[number, number]} */
    spot({ x, y }) {
      const [middleX, middleY] = this.start.worlds[this.world].seen;
      return [(x - middleX) * this.scale + WIDTH / 2, HEIGHT / 2 - (y - middleY) * this.scale];
    }

    /** @param {number} left @param {number} top */
    at(left, top) {
      const [x, y] = this.start.worlds[this.world].seen;
      return { x: x + (left - WIDTH / 2) / this.scale, y: y + (HEIGHT / 2 - top) / this.scale };
    }

    /** @param {string} selector @param {string} name @param {string} text */
    set(selector, name, text) {
      for (const node of this.all(selector)) node.setAttribute(name, text);
    }

    /** @param {string} selector @param {Dot[]} dots */
    dots(selector, dots) {
      ["a", "b"].forEach((sign, kind) => {
        const own = dots.filter((dot) => dot.kind === kind).map((dot) => this.spot(dot));
        this.set(`.genai-planes ${selector}.genai-${sign}`, "d", own.map(([x, y]) => `M${short(x)} ${short(y)}h.01`).join(""));
      });
    }

    /** @param {Dot[]} dots */
    paint(dots) {
      this.dots(".genai-seen", dots);
      this.one(".genai-planes").toggleAttribute("data-many", dots.length > MANY); // smaller ones
      this.dots(".genai-made", []);
      this.pair.forEach((cloud, kind) => {
        const [first, below, second] = root(cloud).map((length) => length * this.scale);
        const turned = [first, -below, 0, -second, ...this.spot(cloud)].map((part) => +part.toFixed(3));
        this.set(`.genai-cloud.genai-${"ab"[kind]}`, "transform", `matrix(${turned.join(" ")})`);
      });
      this.all(".genai-border").forEach((path, i) => path.setAttribute("d", border((left, top) => {
        const { x, y } = this.at(left, top);
        return value(this.forms[i], x, y);
      })));
    }

    /** Shows what both say at the probe. */
    look() {
      const { x, y } = this.probe, density = logDensity(this.pair);
      this.set(".genai-planes .genai-probe", "transform", `translate(${this.spot(this.probe).map(short).join(" ")})`);
      const said = this.text("density_low", { density: decimal(density(x, y)), low: decimal(this.lowest) });
      this.cells("chance", this.chances());
      this.cells("density", [said]);
    }

    chances() {
      return this.forms.map((form) => decimal(probability(value(form, this.probe.x, this.probe.y)), 3));
    }

    /** @param {string} name @param {string[]} texts */
    cells(name, texts) {
      const cells = this.all(`.genai-results .genai-${name} td`);
      texts.forEach((text, i) => { cells[i].textContent = text; });
    }

    /** Shows what the controls stand at. */
    read() {
      const worlds = Object.keys(this.start.worlds), changed = this.added.length + this.removed.size;
      const read = {
        world: this.text("count", { n: worlds.indexOf(this.world) + 1, total: worlds.length }),
        points: count(this.points),
        draw: `${this.seed}`,
        click: this.text("own", { n: changed }),
      };
      for (const [name, text] of Object.entries(read)) this.one(`.genai-of-${name} .genai-reading`).textContent = text;
      for (const radio of this.all(".genai-of-world input")) radio.checked = radio.value === this.world;
      for (const radio of this.all(".genai-of-click input")) radio.checked = radio.value === this.does;
      this.all(".genai-worlds > div").forEach((world, i) => { world.hidden = worlds[i] !== this.world; });
      const slider = this.one("[type=range]");
      slider.value = this.place;
      slider.setAttribute("aria-valuetext", read.points);
      this.one("[data-do=back]").setAttribute("aria-disabled", `${!this.seeds.length}`);
      this.cells("wrong", this.errors[this.place].map(percent));
      this.set(".genai-now", "d", `M${short(100 * this.along(this.place))} 0V100`);
    }

    /** @param {number} place */
    along(place) {
      const { sizes } = this.start;
      return Math.log(sizes[place] / sizes[0]) / Math.log(sizes.at(-1) / sizes[0]);
    }

    /** Draws both curves of errors. */
    plot() {
      const top = Math.max(10, 10 * Math.ceil(10 * Math.max(...this.errors.flat())));
      this.all(".genai-tick").forEach((tick, i) => { tick.textContent = `${(top * i) / 2}%`; });
      ["gaussian", "logistic"].forEach((name, i) => {
        const places = this.errors.map((pair, place) => `${short(100 * this.along(place))} ${short(100 - (1e4 * pair[i]) / top)}`);
        this.set(`.genai-curve .genai-line.genai-${name}`, "d", `M${places.join("L")}`);
        this.set(`.genai-curve .genai-marks.genai-${name}`, "d", places.map((at) => `M${at}h.01`).join(""));
      });
      let behind = this.errors.length - 1;
      while (behind >= 0 && this.errors[behind][1] < this.errors[behind][0]) behind--;
      const words = { n: count(this.start.sizes[behind + 1] ?? 0), name: this.start.names[1] };
      this.one(".genai-crossing").textContent = this.text(behind + 1 < this.errors.length ? "crossing" : "no_crossing", words);
      this.all(".genai-error").forEach((row, i) => row.querySelectorAll("td").forEach(
        (/** @type {Element} */ cell, /** @type {number} */ j) => { cell.textContent = percent(this.errors[i][j]); }));
    }

    /** @param {any} input */
    control(input) {
      if (input.type === "range") {
        this.place = +input.value;
        this.learn();
        this.complete ? this.say(this.now()) : this.count();
      } else if (input.closest(".genai-of-world")) {
        this.enter(input.value);
        this.choose({});
        this.change();
      } else {
        this.does = input.value;
        return;
      }
      this.write();
    }

    /** @param {string} does */
    press(does) {
      if (does === "make") return this.make();
      if (does === "back" && !this.seeds.length) return;
      const seed = does === "back" ? this.seeds.pop() : (this.seed % 9999) + 1;
      if (does === "draw") this.seeds.push(this.seed);
      this.forget();
      this.choose({ seed });
      this.change();
      this.write();
    }

    make() {
      const random = generator(-1e6 - 1e4 * ++this.presses - this.seed);
      this.dots(".genai-made", make(this.pair, this.start.make, random));
      this.say(this.text("made", { n: this.start.make }));
    }

    /** @param {MouseEvent} event */
    under(event) {
      const plane = event.target instanceof Element && event.target.closest("svg");
      if (!plane) return null;
      const box = plane.getBoundingClientRect();
      return this.at(((event.clientX - box.left) / box.width) * WIDTH, ((event.clientY - box.top) / box.height) * HEIGHT);
    }

    /** @param {KeyboardEvent} event */
    key(event) {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
      const does = { Enter: this.does, " ": this.does, Delete: "remove", Backspace: "remove" }[event.key];
      const [x, y] = moves[/** @type {keyof typeof moves} */ (event.key)] ?? [0, 0];
      if (!does && !x && !y) return;
      event.preventDefault();
      const step = 4 / this.scale;
      this.act(does ?? "probe", { x: this.probe.x + step * x, y: this.probe.y + step * y });
    }

    /** @param {string} does @param {{ x: number, y: number } | null} at */
    act(does, at) {
      if (!at) return;
      if (does === "probe") this.move(at);
      else if (does === "remove") this.take(at);
      else this.add({ ...at, kind: does === "b" ? 1 : 0 });
    }

    /** @param {{ x: number, y: number }} at */
    move({ x, y }) {
      this.probe = { x, y };
      this.look();
      const [one, other] = this.chances().map((chance, i) => `${this.start.names[i]} ${chance}`);
      this.say(this.text("at_probe", { x: decimal(x), y: decimal(y), name: this.start.kinds[1], one, other }));
      this.write();
    }

    /** @param {Dot} dot */
    add(dot) {
      this.added.push(dot);
      this.change(this.told("added", dot));
    }

    /** @param {{ x: number, y: number }} at */
    take(at) {
      const dots = this.training(this.points);
      const nearest = dots.map((dot) => ({ dot, far: Math.hypot(dot.x - at.x, dot.y - at.y) })).sort((one, two) => one.far - two.far)[0].dot;
      // The least number of training points must keep both kinds, too.
      const few = this.training(this.start.sizes[0]).filter((dot) => dot.kind === nearest.kind && dot !== nearest).length < 2;
      if (few) return this.say(this.text("kept"));
      this.added.includes(nearest) ? this.added.splice(this.added.indexOf(nearest), 1) : this.removed.add(nearest);
      this.change(this.told("removed", nearest));
    }

    /** @param {string} what @param {Dot} dot */
    told(what, { x, y, kind }) {
      const n = count(this.training(this.points).length);
      return this.text(what, { name: this.start.kinds[kind], x: decimal(x), y: decimal(y), n });
    }
  }

  customElements.define("genai-figure", Figure);
})();
